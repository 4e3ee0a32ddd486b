import { limits, type Message } from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";
import { describe, expect, test } from "vitest";
import { channelOf, codeOf, type Person, testServer } from "../../test/server.ts";
import { signedInSocket } from "../../test/socket.ts";

const server = await testServer();
const root = await server.person("root"); // the workspace's admin
const [ada, grace, alan, mallory] = [
  await server.person("ada"),
  await server.person("grace"),
  await server.person("alan"),
  await server.person("mallory"),
];
const say = (person: Person, channelId: string, text: string): Promise<Message> =>
  person.call("messages.send", { channelId, id: uuidv7(), text });

describe("names", () => {
  test("[N1] are those of members of the channel, outside of code, in the order of the text", async () => {
    const { channel } = await channelOf([grace, ada, alan]);
    const sent = await say(ada, channel.id, "@grace, @Alan: not `@ada`, nor @mallory, nor @nobody; @alan again");
    expect(sent.mentions).toEqual({ userIds: [grace.user.id, alan.user.id], everyone: null });
    expect(await alan.call("messages.get", { channelId: channel.id, messageId: sent.id })).toEqual(sent);
    expect(await say(ada, channel.id, "@mallory")).not.toHaveProperty("mentions");
    expect(await say(ada, channel.id, "@ada").then(({ mentions }) => mentions?.userIds)).toEqual([ada.user.id]);
  });

  test("[N1] are decided again when it is edited, and not when others come or go", async () => {
    const { channel } = await channelOf([grace, ada]);
    const { id: messageId, ...sent } = await say(ada, channel.id, "@grace and @alan");
    expect(sent.mentions?.userIds).toEqual([grace.user.id]);
    const place = { channelId: channel.id, messageId };
    await grace.call("channels.addMember", { channelId: channel.id, userId: alan.user.id });
    expect((await ada.call("messages.get", place)).mentions?.userIds).toEqual([grace.user.id]);
    expect((await ada.call("messages.edit", { ...place, text: "@alan only" })).mentions).toEqual({
      userIds: [alan.user.id],
      everyone: null,
    });
    expect((await ada.call("messages.edit", { ...place, text: "@here" })).mentions).toEqual({ userIds: [], everyone: "here" });
    expect(await ada.call("messages.edit", { ...place, text: "nobody" })).not.toHaveProperty("mentions");
  });

  test("[N1] are at most so many", async () => {
    const { channel } = await channelOf([ada]);
    const text = (count: number) => Array.from({ length: count }, (_, n) => `@name-${n}`).join(" ");
    const issues = [{ path: ["text"], message: "Mention at most 50 people in one message, or everyone with @channel." }];
    const { id: messageId } = await say(ada, channel.id, text(limits.mentions));
    for (const refused of [
      say(ada, channel.id, text(limits.mentions + 1)),
      ada.call("messages.edit", { channelId: channel.id, messageId, text: text(limits.mentions + 1) }),
    ])
      await expect(refused).rejects.toMatchObject({ code: "invalid_input", issues });
    expect(await codeOf(say(ada, channel.id, "@same ".repeat(200)))).toBe("ok");
  });

  test("[M5, M6] of one connection's messages keep their order, and a refused one does not hold the others up", async () => {
    const { channel } = await channelOf([grace, ada]);
    await grace.call("channels.update", { channelId: channel.id, mayMentionEveryone: "moderator" });
    const socket = await signedInSocket(server.url, ada.token);
    const texts = ["one @grace", "two", "three @channel", "four @ada", "five"];
    const sent = await Promise.all(texts.map((text) => socket.call("messages.send", { channelId: channel.id, id: uuidv7(), text })));
    expect(sent.map(({ ok }) => (ok as Message | undefined)?.seq)).toEqual([1, 2, undefined, 3, 4]);
    expect(sent[2]?.error).toMatchObject({ code: "forbidden", message: expect.stringContaining("@channel") });
  });
});

describe("everyone", () => {
  test("[N2] may be mentioned by every member, unless the channel keeps that to its moderators", async () => {
    const { channel } = await channelOf([grace, ada, root]);
    const channelId = channel.id;
    expect((await say(ada, channelId, "@channel")).mentions).toEqual({ userIds: [], everyone: "channel" });
    const before = await say(ada, channelId, "@here, @grace");
    expect(before.mentions).toEqual({ userIds: [grace.user.id], everyone: "here" });
    const plain = await say(ada, channelId, "plain");
    await grace.call("channels.update", { channelId, mayMentionEveryone: "moderator" });
    for (const text of ["@channel", "hello @here", "@ada @CHANNEL"]) {
      expect(await codeOf(say(ada, channelId, text))).toBe("forbidden");
      expect(await codeOf(ada.call("messages.edit", { channelId, messageId: plain.id, text }))).toBe("forbidden");
      expect(await codeOf(say(grace, channelId, text))).toBe("ok"); // the owner
      expect(await codeOf(say(root, channelId, text))).toBe("ok"); // a moderator of the workspace
    }
    expect(await codeOf(say(ada, channelId, "`@channel`"))).toBe("ok");
    // who could say it then may correct a word
    expect((await ada.call("messages.edit", { channelId, messageId: before.id, text: "@here, all" })).mentions).toEqual({
      userIds: [],
      everyone: "here",
    });
    expect(await codeOf(say(mallory, channelId, "@channel"))).toBe("not_found"); // not in it: learns nothing
  });

  test("[N2] may always be mentioned in a direct conversation", async () => {
    const { channel } = await ada.call("channels.create", { type: "direct", userIds: [grace.user.id] });
    await server.db.pool.query("update channels set may_mention_everyone = 'moderator' where id = $1", [channel.id]);
    expect((await say(ada, channel.id, "@here")).mentions).toEqual({ userIds: [], everyone: "here" });
  });

  test("[M2] sent again after that was forbidden, a message is still the original", async () => {
    const { channel } = await channelOf([grace, ada]);
    const input = { channelId: channel.id, id: uuidv7(), text: "@channel" };
    const original = await ada.call("messages.send", input);
    await grace.call("channels.update", { channelId: channel.id, mayMentionEveryone: "moderator" });
    expect(await ada.call("messages.send", input)).toEqual(original);
    expect(await codeOf(ada.call("messages.send", { ...input, text: "@here" }))).toBe("id_conflict");
  });
});
