import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { channelOf, codeOf, type Person, testServer } from "../../test/server.ts";
import { signedInSocket } from "../../test/socket.ts";

const server = await testServer();
const [ada, grace, mallory] = [await server.person("ada"), await server.person("grace"), await server.person("mallory")];
const say = (person: Person, channelId: string, text: string) => person.call("messages.send", { channelId, id: uuidv7(), text });

/** A channel of Ada's and Grace's with a message of Grace's to quote, and one of Ada's and Mallory's to quote it in. */
async function rooms() {
  const [from, to] = [await channelOf([grace, ada]), await channelOf([ada, mallory])];
  const original = await say(grace, from.channel.id, "the original");
  const quote = { channelId: from.channel.id, messageId: original.id };
  const send = (person: Person, text = "", extra: object = {}) =>
    person.call("messages.send", { channelId: to.channel.id, id: uuidv7(), text, quote, ...extra });
  return { original, quote, send, channelId: to.channel.id };
}

test("[N3] a quote is a copy, which goes where it is sent and stays as it was", async () => {
  const { original, quote, send, channelId } = await rooms();
  const sent = await send(ada, "look");
  const copy = { ...quote, authorId: grace.user.id, text: "the original", createdAt: original.createdAt };
  expect(sent).toMatchObject({ text: "look", quote: copy });
  await grace.call("messages.edit", { ...quote, text: "changed" });
  await grace.call("messages.delete", quote);
  expect((await mallory.call("messages.list", { channelId })).messages).toEqual([sent]);
  expect(sent.quote).toEqual(copy);
});

test("[N3] only what one can read, and what stands, is quoted", async () => {
  const { quote, send } = await rooms();
  expect(await codeOf(send(mallory))).toBe("not_found");
  expect(await codeOf(send(ada, "", { quote: { ...quote, messageId: uuidv7() } }))).toBe("not_found");
  const { channel } = await channelOf([grace], "public");
  const open = await say(grace, channel.id, "open");
  expect(await codeOf(send(ada, "", { quote: { channelId: channel.id, messageId: open.id } }))).toBe("not_found"); // public, but not joined
  await grace.call("messages.delete", quote);
  expect(await codeOf(send(ada))).toBe("message_deleted");
  const socket = await signedInSocket(server.url, ada.token);
  for (const bad of [{ messageId: quote.messageId }, { ...quote, channelId: "x" }, "text", { channelId: quote.channelId }]) {
    const { error } = await socket.call("messages.send", { channelId: quote.channelId, id: uuidv7(), text: "x", quote: bad });
    expect(error).toMatchObject({ code: "invalid_input" });
  }
});

test("[N3] what only forwards another is quoted with the forwarded words, their author and time, under its own place", async () => {
  const { original, send, channelId } = await rooms();
  const forwarded = await send(ada);
  expect(forwarded).toMatchObject({ text: "", quote: { text: "the original" } });
  const again = await mallory.call("messages.send", { channelId, id: uuidv7(), text: "", quote: { channelId, messageId: forwarded.id } });
  expect(again.quote).toEqual({
    channelId,
    messageId: forwarded.id,
    authorId: grace.user.id,
    text: "the original",
    createdAt: original.createdAt,
  });
  const said = await send(ada, "with words");
  const third = await mallory.call("messages.send", { channelId, id: uuidv7(), text: "", quote: { channelId, messageId: said.id } });
  expect(third.quote).toMatchObject({ authorId: ada.user.id, text: "with words" });
});

test("text may be empty only beside a quote, also after an edit", async () => {
  const { send, channelId } = await rooms();
  const quoting = await send(ada, "words");
  const edit = (messageId: string, text: string) => ada.call("messages.edit", { channelId, messageId, text });
  expect(await edit(quoting.id, "")).toMatchObject({ text: "", quote: { text: "the original" } });
  const plain = await say(ada, channelId, "plain");
  for (const text of ["", " \n"]) {
    await expect(edit(plain.id, text)).rejects.toMatchObject({ code: "invalid_input", issues: [{ path: ["text"] }] });
    expect(await codeOf(say(ada, channelId, text))).toBe("invalid_input");
  }
});

test("[M2] sent again is the original, also when what it quotes is gone; another quote is a conflict", async () => {
  const { quote, channelId } = await rooms();
  const input = { channelId, id: uuidv7(), text: "", quote };
  const original = await ada.call("messages.send", input);
  await grace.call("messages.delete", quote);
  expect(await ada.call("messages.send", input)).toEqual(original);
  expect(await codeOf(ada.call("messages.send", { ...input, quote: { ...quote, messageId: uuidv7() } }))).toBe("id_conflict");
  expect(await codeOf(ada.call("messages.send", { channelId, id: input.id, text: "words" }))).toBe("id_conflict");
});
