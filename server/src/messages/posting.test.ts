import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { channelOf, codeOf, type Person, testServer } from "../../test/server.ts";
import { signedInSocket } from "../../test/socket.ts";

const queries: string[] = [];
const server = await testServer({ onQuery: (name) => queries.push(name) });
const admin = await server.person("admin");
const [grace, ada] = [await server.person("grace"), await server.person("ada")];

const send = (person: Person, channelId: string, more: object = {}) =>
  codeOf(person.call("messages.send", { channelId, id: uuidv7(), text: "hello", ...more }));

test("[M10] where only moderators may post, others neither send nor reply; who moderates does, here or in the workspace", async () => {
  const channelId = (await channelOf([grace, ada, admin])).channel.id;
  const threadId = (await ada.call("messages.send", { channelId, id: uuidv7(), text: "before" })).id;
  await grace.call("channels.update", { channelId, mayPost: "moderator" });
  for (const more of [{}, { threadId }, { text: "@grace" }, { quote: { channelId, messageId: threadId } }]) {
    expect([await send(ada, channelId, more), await send(grace, channelId, more), await send(admin, channelId, more)]).toEqual([
      "forbidden",
      "ok",
      "ok",
    ]);
  }
  // What was said before stays one's own, and others may take part without words.
  expect(await codeOf(ada.call("messages.edit", { channelId, messageId: threadId, text: "corrected" }))).toBe("ok");
  expect(await codeOf(ada.call("messages.react", { channelId, messageId: threadId, emoji: "👍" }))).toBe("ok");
  await grace.call("channels.setRole", { channelId, userId: ada.user.id, role: "moderator" });
  expect(await send(ada, channelId)).toBe("ok");
});

test("[M10] a refused message does not fail the others of its commit, and takes no place in the order", async () => {
  const closed = (await channelOf([grace, ada])).channel.id;
  const open = (await channelOf([grace, ada])).channel.id;
  await grace.call("channels.update", { channelId: closed, mayPost: "moderator" });
  const codes = await Promise.all(Array.from({ length: 40 }, (_, at) => send(at % 4 < 2 ? ada : grace, at % 2 === 0 ? closed : open)));
  expect(codes).toEqual(Array.from({ length: 40 }, (_, at) => (at % 4 === 0 ? "forbidden" : "ok")));
  const seqs = async (channelId: string) => (await grace.call("messages.list", { channelId })).messages.map(({ seq }) => seq);
  expect([await seqs(closed), await seqs(open)]).toEqual([
    Array.from({ length: 10 }, (_, at) => at + 1),
    Array.from({ length: 20 }, (_, at) => at + 1),
  ]);
});

test("[M10] where only moderators may pin, others neither pin nor take a pin away; again changes nothing, and is no error", async () => {
  const channelId = (await channelOf([grace, ada])).channel.id;
  const messageId = (await ada.call("messages.send", { channelId, id: uuidv7(), text: "worth it" })).id;
  await grace.call("channels.update", { channelId, mayPin: "moderator" });
  expect(await codeOf(ada.call("messages.pin", { channelId, messageId }))).toBe("forbidden");
  expect(await codeOf(ada.call("messages.unpin", { channelId, messageId }))).toBe("ok");
  await grace.call("messages.pin", { channelId, messageId });
  expect(await codeOf(ada.call("messages.unpin", { channelId, messageId }))).toBe("forbidden");
  expect(await codeOf(ada.call("messages.pin", { channelId, messageId }))).toBe("ok");
  expect((await ada.call("messages.pins", { channelId })).messages).toHaveLength(1);
});

test("[M11] an archived channel can be read and takes no change; a retry of what it had taken gets its answer", async () => {
  const channelId = (await channelOf([grace, ada])).channel.id;
  const first = { channelId, id: uuidv7(), text: "first" };
  const sent = await ada.call("messages.send", first);
  const place = { channelId, messageId: sent.id };
  await ada.call("messages.react", { ...place, emoji: "👍" });
  await grace.call("channels.archive", { channelId });
  expect(await send(grace, channelId)).toBe("archived");
  expect(await send(ada, channelId, { threadId: sent.id, text: "@grace" })).toBe("archived");
  expect(await codeOf(ada.call("messages.edit", { ...place, text: "other" }))).toBe("archived");
  expect(await codeOf(ada.call("messages.delete", place))).toBe("archived");
  expect(await codeOf(ada.call("messages.react", { ...place, emoji: "🎉" }))).toBe("archived");
  expect(await codeOf(ada.call("messages.unreact", { ...place, emoji: "👍" }))).toBe("archived");
  expect(await codeOf(ada.call("messages.pin", place))).toBe("archived");
  expect(await ada.call("messages.send", first)).toMatchObject({ id: sent.id, seq: sent.seq });
  expect(await codeOf(ada.call("messages.react", { ...place, emoji: "👍" }))).toBe("ok"); // it stands: nothing changes
  expect(await codeOf(ada.call("threads.follow", { channelId, threadId: sent.id }))).toBe("ok"); // one's own affair
  expect((await ada.call("messages.list", { channelId })).messages).toMatchObject([{ text: "first", rev: 2 }]);
  await grace.call("channels.unarchive", { channelId });
  expect(await send(ada, channelId)).toBe("ok");
});

test("[M11] nothing is written after an archiving was answered, however they race", async () => {
  for (let round = 0; round < 20; round++) {
    const channelId = (await channelOf([grace, ada])).channel.id;
    const sending = Array.from({ length: 5 }, () => send(ada, channelId));
    await grace.call("channels.archive", { channelId });
    const { messages: before } = await grace.call("messages.list", { channelId });
    const codes = await Promise.all(sending);
    expect(codes.filter((code) => code === "ok")).toHaveLength(before.length);
    expect(codes.filter((code) => code !== "ok" && code !== "archived")).toEqual([]);
    expect((await grace.call("messages.list", { channelId })).messages).toEqual(before);
  }
});

test("that somebody types in an archived channel is told to nobody", async () => {
  const channelId = (await channelOf([grace, ada])).channel.id;
  const socket = await signedInSocket(server.url, grace.token);
  await grace.call("channels.archive", { channelId });
  expect(await codeOf(ada.call("channels.typing", { channelId }))).toBe("ok");
  await grace.call("channels.unarchive", { channelId });
  await socket.frame((frame) => JSON.stringify(frame).includes('"archivedAt":null'));
  expect(JSON.stringify(socket.frames)).not.toContain('"typing"');
});

test("a plain send is one statement, also where not everyone may post", async () => {
  const channelId = (await channelOf([grace, ada])).channel.id;
  await grace.call("channels.update", { channelId, mayPost: "moderator" });
  const { call } = await signedInSocket(server.url, grace.token);
  queries.length = 0;
  await call("messages.send", { channelId, id: uuidv7(), text: "one" });
  expect(queries).toEqual(["messages_all_new"]);
});
