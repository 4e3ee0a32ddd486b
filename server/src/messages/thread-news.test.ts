import type { Event } from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";
import { expect, test, vi } from "vitest";
import { channelOf, testServer } from "../../test/server.ts";
import { createMetrics } from "../platform/metrics.ts";
import { Hub } from "../realtime/hub.ts";
import { MessageWriter } from "./send.ts";
import { ThreadNews } from "./thread-news.ts";

const server = await testServer();
const [ada, grace] = [await server.person("ada"), await server.person("grace")];

class HearingHub extends Hub {
  readonly heard: { userIds: readonly string[]; event: Event }[] = [];
  override toMembers(_channelId: string, userIds: readonly string[], event: Event) {
    this.heard.push({ userIds, event });
  }
}

/** A thread of Ada's in which Grace replied, and news of it whose queries first meet the given failures. */
async function thread(failures: Error[] | "none ends") {
  const { channel } = await channelOf([grace, ada]);
  const channelId = channel.id;
  const { id: threadId } = await ada.call("messages.send", { channelId, id: uuidv7(), text: "root" });
  await grace.call("messages.send", { channelId, id: uuidv7(), text: "reply", threadId });
  const { pool } = server.db;
  let asked = 0;
  const query = (...args: unknown[]): unknown => {
    asked += 1;
    if (failures === "none ends") return new Promise(() => {});
    const failure = failures.shift();
    return failure ? Promise.reject(failure) : Reflect.apply(pool.query, pool, args);
  };
  const db = { ...server.db, pool: new Proxy(pool, { get: (of, key) => (key === "query" ? query : Reflect.get(of, key)) }) };
  const hub = new HearingHub(createMetrics());
  const warn = vi.fn();
  const news = new ThreadNews({ db, hub, log: { warn } });
  const told = () => hub.heard.flatMap(({ userIds, event }) => (event.type === "thread.updated" ? userIds : [])).toSorted();
  return { channelId, threadId, news, changed: () => news.changed(channelId, threadId), told, warn, asked: () => asked };
}
const both = [ada.user.id, grace.user.id].toSorted();

test("[T3] what changes often before its turn is told once more, not each time", async () => {
  const { changed, told, asked } = await thread([]);
  for (let n = 0; n < 100; n++) changed();
  await vi.waitFor(() => expect(told()).toHaveLength(4));
  expect(asked()).toBe(2);
});

test("[T3] news wait for a database that is away", async () => {
  const { changed, told, warn } = await thread([new Error("Connection terminated unexpectedly"), new Error("Connection terminated")]);
  changed();
  await vi.waitFor(() => expect(told()).toEqual(both), { timeout: 5000, interval: 10 });
  expect(warn).not.toHaveBeenCalled();
});

test("what fails otherwise is logged, and holds nothing else up", async () => {
  const { changed, told, warn } = await thread([new Error("a bug")]);
  changed();
  await vi.waitFor(() => expect(warn).toHaveBeenCalledTimes(1));
  expect(told()).toEqual([]);
  changed();
  await vi.waitFor(() => expect(told()).toEqual(both));
});

test("a reply is answered without waiting for it", async () => {
  const { channelId, threadId, news, asked } = await thread("none ends");
  const metrics = createMetrics();
  const writer = new MessageWriter({ db: server.db, hub: new Hub(metrics), news, metrics });
  const caller = { userId: grace.user.id, role: "user", sessionId: "" } as const;
  const send = () => writer.send({ channelId, id: uuidv7(), text: "reply", threadId, alsoInChannel: false }, { caller });
  expect([(await send()).seq, (await send()).seq]).toEqual([3, 4]);
  expect(asked()).toBe(1);
});

test("[E2, T3] who leaves while the followers are looked up is not told any more", async () => {
  const { channelId, threadId } = await thread([]);
  const hub = new Hub(createMetrics());
  const heard = new Map<string, string[]>();
  for (const { user } of [ada, grace]) {
    heard.set(user.id, []);
    const receiver = {
      userId: user.id,
      topics: new Set<never>(),
      queue: (bytes: Buffer) => heard.get(user.id)?.push(String(bytes)),
      flush() {},
    };
    hub.add(receiver);
    hub.addChannels(receiver, [channelId]);
  }
  const { pool } = server.db;
  // The row is read while Grace is a member; she leaves before anybody is told.
  const query = async (...args: unknown[]): Promise<unknown> => {
    const found: unknown = await Reflect.apply(pool.query, pool, args);
    hub.left(channelId, grace.user.id);
    return found;
  };
  const db = { ...server.db, pool: new Proxy(pool, { get: (of, key) => (key === "query" ? query : Reflect.get(of, key)) }) };
  new ThreadNews({ db, hub, log: { warn: vi.fn() } }).changed(channelId, threadId);
  await vi.waitFor(() => expect(heard.get(ada.user.id)?.join("")).toContain("thread.updated"));
  expect(heard.get(grace.user.id)).toEqual([]);
});
