import type { Message } from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";
import { describe, expect, test } from "vitest";
import { channelOf, codeOf, type Person, testServer } from "../../test/server.ts";
import { signedInSocket } from "../../test/socket.ts";
import { say, threadRoom } from "../../test/threads.ts";

const queries: string[] = [];
const server = await testServer({ onQuery: (name) => queries.push(name) });
const [ada, grace, alan, mallory] = [
  await server.person("ada"),
  await server.person("grace"),
  await server.person("alan"),
  await server.person("mallory"),
];

/** A channel of Grace's with Ada and Alan in it, and a message of Ada's to reply to. */
const room = () => threadRoom([grace, ada, alan]);

describe("list", () => {
  test("leaves out of the channel what is only in a thread, page by page in both directions", async () => {
    const { channelId, root, reply } = await room();
    const shown = [1];
    for (let n = 2; n <= 24; n++) {
      if (n % 3 === 0) shown.push((await say(grace, channelId, `n ${n}`)).seq);
      else if (n % 8 === 0) shown.push((await reply(grace, `n ${n}`, { alsoInChannel: true })).seq);
      else await reply(alan, `n ${n}`);
    }
    const replies = Array.from({ length: 23 }, (_, n) => n + 2).filter((n) => n % 3 !== 0);
    for (const [extra, expected] of [
      [{}, shown],
      [{ threadId: root.id }, replies],
    ] as const) {
      for (const limit of [1, 3, expected.length, 100]) {
        const [back, forth]: [number[], number[]] = [[], []];
        for (let before: number | null = 100; before !== null; ) {
          const page: { messages: Message[]; before: number | null } = await ada.call("messages.list", {
            channelId,
            limit,
            before,
            ...extra,
          });
          expect(page.messages.length).toBeGreaterThan(0);
          back.unshift(...page.messages.map(({ seq }) => seq));
          before = page.before;
        }
        for (let after: number | null = 0; after !== null; ) {
          const page: { messages: Message[]; after: number | null } = await ada.call("messages.list", {
            channelId,
            limit,
            after,
            ...extra,
          });
          expect(page.messages.length).toBeGreaterThan(0);
          forth.push(...page.messages.map(({ seq }) => seq));
          after = page.after;
        }
        expect({ limit, back, forth }).toEqual({ limit, back: expected, forth: expected });
      }
    }
    // the newest message of the channel is a reply only: nothing newer in its own list
    expect(await ada.call("messages.list", { channelId, limit: 2 })).toMatchObject({
      after: null,
      before: shown.at(-2),
      rev: 24 + replies.length,
    });
    expect(await ada.call("messages.list", { channelId, around: 9, limit: 3 })).toMatchObject({
      messages: [{ seq: 8 }, { seq: 9 }, { seq: 12 }],
      before: 8,
      after: 12,
    });
    expect(await ada.call("messages.list", { channelId, threadId: root.id, around: 2, limit: 3 })).toMatchObject({
      messages: [{ seq: 2 }, { seq: 4 }],
      before: null,
      after: 4,
    });
  });

  test("of a thread is for a message of the channel that is no reply", async () => {
    const { channelId, root, reply } = await room();
    const one = await reply(grace, "one");
    const of = (person: Person, threadId: string, place = channelId) =>
      codeOf(person.call("messages.list", { channelId: place, threadId }));
    expect(await of(ada, one.id)).toBe("is_reply");
    expect(await of(ada, uuidv7())).toBe("not_found");
    expect(await of(ada, root.id, (await room()).channelId)).toBe("not_found");
    expect(await of(mallory, root.id)).toBe("not_found");
    expect(await of(ada, root.id)).toBe("ok");
  });
});

test("a reply, a mention and a quote ask the database no more than they must", async () => {
  const { channelId, root } = await room();
  const socket = await signedInSocket(server.url, grace.token);
  const asked = async (extra: object) => {
    queries.length = 0;
    await socket.call("messages.send", { channelId, id: uuidv7(), text: "plain", ...extra });
    return queries.filter((name) => name !== "threads.followers"); // runs behind the answer
  };
  expect(await asked({})).toEqual(["messages_all_new"]);
  expect(await asked({ text: "nobody @ all, ada@example.org" })).toEqual(["messages_all_new"]);
  expect(await asked({ text: "hello @ada" })).toEqual(["messages.named", "messages_rich_all_new"]);
  expect(await asked({ text: "hello @nobody-there" })).toEqual(["messages.named", "messages_all_new"]);
  expect(await asked({ threadId: root.id })).toEqual(["messages_rich_all_new"]);
  expect(await asked({ quote: { channelId, messageId: root.id } })).toEqual(["messages.quoted", "messages_rich_all_new"]);
});
