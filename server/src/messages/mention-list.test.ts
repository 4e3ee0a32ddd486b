import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { channelOf, testServer } from "../../test/server.ts";

const server = await testServer();
const [grace, ada, alan] = [await server.person("grace"), await server.person("ada"), await server.person("alan")];

async function say(channelId: string, text: string, more: object = {}): Promise<string> {
  return (await grace.call("messages.send", { channelId, id: uuidv7(), text, ...more })).id;
}
const mentioned = async (person = ada) => (await person.call("mentions.list", {})).messages.map(({ text }) => text);

test("[N4] lists what mentions one in all of one's channels, the newest first, and nothing else", async () => {
  const [first, second] = [(await channelOf([grace, ada, alan])).channel.id, (await channelOf([grace, ada], "public")).channel.id];
  const foreign = (await channelOf([grace, alan])).channel.id;
  await say(first, "@ada one");
  await say(second, "@channel two");
  const root = await say(first, "nobody");
  await say(first, "a reply to @ada and @here", { threadId: root });
  await say(first, "@alan not her");
  await say(foreign, "@ada who is not here, and @here");
  await ada.call("messages.send", { channelId: first, id: uuidv7(), text: "@ada and @channel herself" });
  const gone = await say(second, "@ada gone");
  const edited = await say(second, "later @ada");
  await grace.call("messages.delete", { channelId: second, messageId: gone });
  expect(await mentioned()).toEqual(["later @ada", "a reply to @ada and @here", "@channel two", "@ada one"]);
  await grace.call("messages.edit", { channelId: second, messageId: edited, text: "nobody any more" });
  expect(await mentioned()).toEqual(["a reply to @ada and @here", "@channel two", "@ada one"]);
  await ada.call("channels.leave", { channelId: second });
  expect(await mentioned()).toEqual(["a reply to @ada and @here", "@ada one"]);
  await grace.call("channels.addMember", { channelId: second, userId: ada.user.id });
  expect(await mentioned()).toContain("@channel two");
  expect(await mentioned(alan)).toEqual([
    "@ada and @channel herself",
    "@ada who is not here, and @here",
    "@alan not her",
    "a reply to @ada and @here",
  ]);
});

test("[N4] comes page by page, also where many were sent in the same millisecond", async () => {
  const reader = await server.person("reader");
  const { channel } = await channelOf([grace, reader]);
  const { channel: other } = await channelOf([grace, reader]);
  const texts = Array.from({ length: 23 }, (_, at) => (at % 3 === 0 ? `@channel ${at}` : `@reader ${at}`));
  await Promise.all(texts.map((text, at) => say(at % 2 === 0 ? channel.id : other.id, text)));
  await server.db.pool.query("update messages set created_at = '2026-01-01' where channel_id = any($1)", [[channel.id, other.id]]);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await reader.call("mentions.list", { limit: 5, ...(cursor === undefined ? {} : { cursor }) });
    expect(page.messages.length).toBeLessThanOrEqual(5);
    seen.push(...page.messages.map(({ text }) => text));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  expect(seen.toSorted()).toEqual(texts.toSorted());
});

test("[N4] keeps to what messages say: who is mentioned after an edit, and when it was sent", async () => {
  const reader = await server.person("patient");
  const channelId = (await channelOf([grace, ada, reader])).channel.id;
  const first = await say(channelId, "@ada and @channel");
  const second = await say(channelId, "@patient twice, @patient");
  await say(channelId, "@patient third");
  await reader.call("messages.send", { channelId, id: uuidv7(), text: "@patient herself, and @channel" });
  await grace.call("messages.edit", { channelId, messageId: first, text: "@patient and @ada and @channel" });
  expect(await mentioned(reader)).toEqual(["@patient third", "@patient twice, @patient", "@patient and @ada and @channel"]);
  await grace.call("messages.edit", { channelId, messageId: first, text: "@ada and @channel, but not by name" });
  expect((await mentioned(reader)).at(-1)).toBe("@ada and @channel, but not by name");
  await grace.call("messages.edit", { channelId, messageId: second, text: "@ada only" });
  expect(await mentioned(reader)).toEqual(["@patient third", "@ada and @channel, but not by name"]);
  expect((await mentioned()).slice(0, 3)).toEqual(["@patient herself, and @channel", "@ada only", "@ada and @channel, but not by name"]);
  // As the demo moves what it says to when it would have been said.
  await server.db.pool.query("update messages set created_at = '2026-01-01' where channel_id = $1 and text = '@patient third'", [
    channelId,
  ]);
  expect((await mentioned(reader)).at(-1)).toBe("@patient third");
  const { rows } = await server.db.pool.query("select text from mentions join messages on id = message_id where user_id = $1", [
    reader.user.id,
  ]);
  expect(rows).toEqual([{ text: "@patient third" }]);
});
