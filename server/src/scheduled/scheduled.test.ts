import { limits } from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";
import { describe, expect, test, vi } from "vitest";
import { channelOf, codeOf, type Person, testServer } from "../../test/server.ts";
import { signedInSocket } from "../../test/socket.ts";

const server = await testServer();
const [grace, ada, alan] = [await server.person("grace"), await server.person("ada"), await server.person("alan")];
const busy = await server.person("busy");

const ahead = (ms: number) => new Date(Date.now() + ms).toISOString();
const day = 86_400_000;

async function room(): Promise<string> {
  return (await channelOf([grace, ada])).channel.id;
}
const later = (channelId: string, changed: object = {}) => ({ channelId, id: uuidv7(), text: "later", sendAt: ahead(day), ...changed });
const listed = async ({ call }: Person) => (await call("scheduled.list", {})).scheduled;
const said = async (channelId: string) => (await grace.call("messages.list", { channelId })).messages;
const untilSaid = (channelId: string, count: number) =>
  vi.waitFor(async () => expect(await said(channelId)).toHaveLength(count), { timeout: 10_000, interval: 20 });

describe("what waits", () => {
  test("[L1] is listed to its author alone, the next one first, and is changed and withdrawn until it is sent", async () => {
    const channelId = await room();
    const second = await ada.call("scheduled.create", later(channelId));
    const first = await ada.call("scheduled.create", later(channelId, { sendAt: ahead(day / 2), text: "sooner" }));
    expect(second).toMatchObject({ channelId, text: "later", failed: null });
    expect(await listed(ada)).toEqual([first, second]);
    expect(await listed(grace)).toEqual([]);
    const changed = await ada.call("scheduled.update", { scheduledId: first.id, text: "other", sendAt: ahead(2 * day) });
    expect(await listed(ada)).toEqual([second, changed]);
    expect(await codeOf(grace.call("scheduled.remove", { scheduledId: first.id }))).toBe("not_found");
    for (const { id: scheduledId } of [first, second]) await ada.call("scheduled.remove", { scheduledId });
    expect(await listed(ada)).toEqual([]);
    expect(await codeOf(ada.call("scheduled.update", { scheduledId: first.id, text: "gone" }))).toBe("not_found");
    expect(await said(channelId)).toEqual([]);
  });

  test("[L1] the same again returns the original; another content, another time or another person is a conflict", async () => {
    const channelId = await room();
    const wish = later(channelId);
    const made = await ada.call("scheduled.create", wish);
    expect(await Promise.all([1, 2, 3].map(() => ada.call("scheduled.create", wish)))).toEqual([made, made, made]);
    expect(await codeOf(ada.call("scheduled.create", { ...wish, text: "other" }))).toBe("id_conflict");
    expect(await codeOf(ada.call("scheduled.create", { ...wish, sendAt: ahead(2 * day) }))).toBe("id_conflict");
    expect(await codeOf(grace.call("scheduled.create", wish))).toBe("id_conflict");
    await ada.call("scheduled.update", { scheduledId: made.id, sendAt: ahead(-1000) });
    await untilSaid(channelId, 1);
    await vi.waitFor(async () => expect(await listed(ada)).toEqual([]));
    expect(await ada.call("scheduled.create", wish)).toEqual(made); // of a retry that was late
    expect(await codeOf(ada.call("scheduled.create", { ...wish, text: "other" }))).toBe("id_conflict");
    expect(await listed(ada)).toEqual([]);
  });

  test("is refused where a send would be, and further ahead than a year", async () => {
    const channelId = await room();
    const threadId = (await grace.call("messages.send", { channelId, id: uuidv7(), text: "root" })).id;
    const replyId = (await grace.call("messages.send", { channelId, id: uuidv7(), text: "reply", threadId })).id;
    expect(await codeOf(alan.call("scheduled.create", later(channelId)))).toBe("not_found");
    expect(await codeOf(ada.call("scheduled.create", later(channelId, { threadId: uuidv7() })))).toBe("not_found");
    expect(await codeOf(ada.call("scheduled.create", later(channelId, { threadId: replyId })))).toBe("is_reply");
    expect(await codeOf(ada.call("scheduled.create", later(channelId, { text: "  " })))).toBe("invalid_input");
    expect(await codeOf(ada.call("scheduled.create", later(channelId, { sendAt: ahead(366 * day) })))).toBe("invalid_input");
    const most = await ada.call("scheduled.create", later(channelId, { sendAt: ahead(365 * day - 1000) }));
    expect(await codeOf(ada.call("scheduled.update", { scheduledId: most.id, sendAt: ahead(366 * day) }))).toBe("invalid_input");
    await ada.call("scheduled.remove", { scheduledId: most.id });
    await grace.call("channels.update", { channelId, mayMentionEveryone: "moderator" });
    expect(await codeOf(ada.call("scheduled.create", later(channelId, { text: "@channel" })))).toBe("forbidden");
    await grace.call("channels.update", { channelId, mayPost: "moderator" });
    expect(await codeOf(ada.call("scheduled.create", later(channelId)))).toBe("forbidden");
    await grace.call("messages.delete", { channelId, messageId: threadId });
    expect(await codeOf(grace.call("scheduled.create", later(channelId, { threadId })))).toBe("message_deleted");
    await grace.call("channels.archive", { channelId });
    expect(await codeOf(grace.call("scheduled.create", later(channelId)))).toBe("archived");
    expect([await listed(ada), await listed(grace)]).toEqual([[], []]);
  });

  test(`is at most ${limits.scheduled} of one person, however many come at once`, async () => {
    const channelId = await room();
    await grace.call("channels.addMember", { channelId, userId: busy.user.id });
    const codes = await Promise.all(
      Array.from({ length: limits.scheduled + 5 }, () => codeOf(busy.call("scheduled.create", later(channelId)))),
    );
    expect(codes.filter((code) => code === "ok")).toHaveLength(limits.scheduled);
    expect(codes.filter((code) => code === "too_many")).toHaveLength(5);
    expect(await listed(busy)).toHaveLength(limits.scheduled);
  });
});

describe("what is due", () => {
  test("[L2] is sent as its author's message under its id, and its devices hear that it waits no more", async () => {
    const channelId = await room();
    const threadId = (await grace.call("messages.send", { channelId, id: uuidv7(), text: "root" })).id;
    const socket = await signedInSocket(server.url, ada.token);
    const wish = later(channelId, { sendAt: ahead(150), threadId, alsoInChannel: true, text: "@grace now" });
    await ada.call("scheduled.create", wish);
    await untilSaid(channelId, 2);
    const [, message] = await said(channelId);
    expect(message).toMatchObject({ id: wish.id, authorId: ada.user.id, text: "@grace now", threadId, alsoInChannel: true });
    expect(message?.mentions?.userIds).toEqual([grace.user.id]);
    expect((message?.createdAt ?? "") >= wish.sendAt).toBe(true);
    await socket.frame((frame) => JSON.stringify(frame).includes(`"scheduledId":"${wish.id}","scheduled":null`));
    expect(await listed(ada)).toEqual([]);
  });

  test("a time in the past sends at once, and one that comes nearer is not waited for till the old one", async () => {
    const channelId = await room();
    await ada.call("scheduled.create", later(channelId, { sendAt: ahead(-day) }));
    await untilSaid(channelId, 1);
    const { id } = await ada.call("scheduled.create", later(channelId, { sendAt: ahead(364 * day) }));
    expect(await listed(ada)).toHaveLength(1); // 364 days are more than a timer can wait for
    await ada.call("scheduled.update", { scheduledId: id, sendAt: ahead(50) });
    await untilSaid(channelId, 2);
  });

  test("[L3] what may not be sent any more says why, is told, and goes out once its author has mended it", async () => {
    const channelId = await room();
    const socket = await signedInSocket(server.url, ada.token);
    const made = await ada.call("scheduled.create", later(channelId));
    await grace.call("channels.archive", { channelId });
    const failed = { ...made, sendAt: ahead(-1000), failed: "archived" };
    await ada.call("scheduled.update", { scheduledId: made.id, sendAt: failed.sendAt });
    await socket.frame((frame) => JSON.stringify(frame).includes('"failed":"archived"'));
    expect(await listed(ada)).toEqual([failed]);
    await grace.call("channels.unarchive", { channelId });
    await grace.call("channels.update", { channelId, mayPost: "moderator" });
    await ada.call("scheduled.update", { scheduledId: made.id, text: "again" });
    await vi.waitFor(async () => expect(await listed(ada)).toMatchObject([{ text: "again", failed: "forbidden" }]));
    await ada.call("channels.leave", { channelId });
    await ada.call("scheduled.update", { scheduledId: made.id, text: "again" });
    await vi.waitFor(async () => expect(await listed(ada)).toMatchObject([{ failed: "not_found" }]));
    await grace.call("channels.update", { channelId, mayPost: "member" });
    await grace.call("channels.addMember", { channelId, userId: ada.user.id });
    await ada.call("scheduled.update", { scheduledId: made.id });
    await untilSaid(channelId, 1);
    expect(await listed(ada)).toEqual([]);
  });

  test("a quote goes along as it is then, also without words of one's own", async () => {
    const channelId = await room();
    const source = await grace.call("messages.send", { channelId, id: uuidv7(), text: "old words" });
    const quote = { channelId, messageId: source.id };
    const wish = later(channelId, { text: "", quote });
    const made = await ada.call("scheduled.create", wish);
    expect(made.quote).toEqual({ ...quote, authorId: grace.user.id, text: "old words", createdAt: source.createdAt });
    expect(await ada.call("scheduled.create", wish)).toEqual(made);
    expect(await codeOf(ada.call("scheduled.create", { ...wish, quote: { channelId, messageId: uuidv7() } }))).toBe("not_found");
    const other = await grace.call("messages.send", { channelId, id: uuidv7(), text: "other" });
    expect(await codeOf(ada.call("scheduled.create", { ...wish, quote: { channelId, messageId: other.id } }))).toBe("id_conflict");
    expect(await listed(ada)).toEqual([made]);
    await grace.call("messages.edit", { ...quote, text: "new words" });
    await ada.call("scheduled.update", { scheduledId: made.id, sendAt: ahead(-1) });
    await untilSaid(channelId, 3);
    expect((await said(channelId)).at(-1)).toMatchObject({ id: made.id, text: "", quote: { ...quote, text: "new words" } });
    expect(await ada.call("scheduled.create", wish)).toMatchObject({ id: made.id, quote: { text: "new words" }, failed: null });
    expect(await listed(ada)).toEqual([]);
  });

  test("what cannot be quoted is refused; what was deleted meanwhile is the reason, until nothing is quoted", async () => {
    const channelId = await room();
    const secret = (await channelOf([grace, alan])).channel.id;
    const hidden = await grace.call("messages.send", { channelId: secret, id: uuidv7(), text: "secret" });
    const refused = later(channelId, { quote: { channelId: secret, messageId: hidden.id } });
    expect(await codeOf(ada.call("scheduled.create", refused))).toBe("not_found");
    const { id: messageId } = await grace.call("messages.send", { channelId, id: uuidv7(), text: "to be deleted" });
    const { id: scheduledId } = await ada.call("scheduled.create", later(channelId, { text: "", quote: { channelId, messageId } }));
    await grace.call("messages.delete", { channelId, messageId });
    expect(await codeOf(ada.call("scheduled.create", later(channelId, { quote: { channelId, messageId } })))).toBe("message_deleted");
    await ada.call("scheduled.update", { scheduledId, sendAt: ahead(-1) });
    await vi.waitFor(async () => expect(await listed(ada)).toMatchObject([{ failed: "message_deleted" }]));
    expect(await codeOf(ada.call("scheduled.update", { scheduledId, quote: null }))).toBe("invalid_input");
    await ada.call("scheduled.update", { scheduledId, text: "without it", quote: null });
    await untilSaid(channelId, 2);
    const [, sent] = await said(channelId);
    expect([sent?.text, sent?.quote, await listed(ada)]).toEqual(["without it", undefined, []]);
  });

  test("of one whose thread was deleted meanwhile, that is the reason", async () => {
    const channelId = await room();
    const threadId = (await grace.call("messages.send", { channelId, id: uuidv7(), text: "root" })).id;
    const { id } = await ada.call("scheduled.create", later(channelId, { threadId }));
    await grace.call("messages.delete", { channelId, messageId: threadId });
    await ada.call("scheduled.update", { scheduledId: id, sendAt: ahead(-1) });
    await vi.waitFor(async () => expect(await listed(ada)).toMatchObject([{ id, failed: "message_deleted" }]));
    await ada.call("scheduled.remove", { scheduledId: id });
  });
});
