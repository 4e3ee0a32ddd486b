import { once } from "node:events";
import { connect } from "node:net";
import { setImmediate as nextTurn } from "node:timers/promises";
import { closeCodes, pollPath } from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";
import { afterAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { rawFrame, rawLine } from "../test/raw-frames.ts";
import { channelOf, testServer } from "../test/server.ts";
import { signedInSocket } from "../test/socket.ts";

// The wheel of heartbeats and the ticking of polls are turned by hand; everything else runs as it does.
vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
const server = await testServer();
afterAll(() => void vi.useRealTimers());
const [ada, grace] = [await server.person("ada"), await server.person("grace")];

/** One turn of the wheel: every connection is met once. Then one that lives has time to answer. */
async function heartbeat(living: Awaited<ReturnType<typeof signedInSocket>>) {
  const pinged = once(living.socket, "ping");
  vi.advanceTimersByTime(30_000);
  await pinged;
  expect(await living.call("users.me", {})).toHaveProperty("ok");
}

describe("a client that sends half and waits", () => {
  test.each([
    ["a frame without its payload", rawFrame({ payload: "x".repeat(200) }).subarray(0, 8)],
    ["half a header", rawFrame({ payload: "x".repeat(200) }).subarray(0, 1)],
    ["half a payload", rawFrame({ payload: "x".repeat(200) }).subarray(0, 100)],
    ["a message without its end", rawFrame({ payload: '{"id":1,', fin: false })],
  ])("is closed by the heartbeat after %s; others are not", async (_, half) => {
    const line = await rawLine(server.url, ada.token);
    const living = await signedInSocket(server.url, grace.token);
    line.tcp.write(half);
    await heartbeat(living);
    expect(line.closeCode()).toBeUndefined();
    await heartbeat(living);
    await line.closed;
    expect(line.closeCode()).toBe(closeCodes.no_heartbeat.code);
    expect(living.socket.readyState).toBe(living.socket.OPEN);
  });

  test("gives up half a request after a minute", async () => {
    const { createHttp } = await import("./platform/http.ts");
    const none = (() => {}) as never;
    const http = createHttp({ dispatch: none, authenticate: none, isOwnOrigin: none, addressOf: none, log: none });
    onTestFinished(() => http.close());
    // Node's own timer looks, every 30 s; that it is switched on is ours (Fastify switches it off).
    expect(http.server.requestTimeout).toBe(60_000);
    expect(http.server.headersTimeout).toBeLessThanOrEqual(60_000);
    expect(http.server.headersTimeout).toBeGreaterThan(0);
  });

  test.each([
    ["half of the first request", "POST /api/v1/poll HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"],
    ["half of the second one's header", "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\nGET /healthz HTTP/1.1\r\nHo"],
    ["an upgrade elsewhere", "GET /elsewhere HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"],
  ])("does not hold up a stop: %s", async (_, half) => {
    const stopping = await testServer({ db: server.db });
    const line = connect({ port: Number(new URL(stopping.url).port), host: "127.0.0.1", allowHalfOpen: true });
    line.on("error", () => {});
    onTestFinished(() => void line.destroy());
    line.write(half);
    expect((await fetch(`${stopping.url}/healthz`)).status).toBe(200);
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] }));
    let stopped = false;
    void stopping.stop().then(() => (stopped = true));
    while (!stopped) {
      vi.advanceTimersByTime(1000);
      await nextTurn();
    }
    await expect(fetch(stopping.url)).rejects.toThrow();
  });
});

describe("a position from elsewhere", () => {
  test("[S2] from another channel's future, another epoch, or no number: resync or refused, never another channel's messages", async () => {
    const [one, other] = [await channelOf([ada, grace]), await channelOf([ada])];
    const say = (channelId: string, text: string) => ada.call("messages.send", { channelId, id: uuidv7(), text });
    for (let n = 1; n <= 5; n++) await say(other.channel.id, `secret ${n}`);
    await say(one.channel.id, "only");
    const changes = (input: object) => grace.call("messages.changes", { channelId: one.channel.id, since: 0, ...input });
    expect(await changes({ since: 5 })).toMatchObject({ result: "resync", head: { rev: 1 } });
    expect(await changes({ since: Number.MAX_SAFE_INTEGER })).toMatchObject({ result: "resync" });
    expect(await changes({ since: 0, epoch: uuidv7() })).toMatchObject({ result: "resync" });
    expect(await changes({ since: 0 })).toMatchObject({ result: "changes", messages: [{ text: "only" }] });
    for (const since of [-1, 0.5, "x", Number.MAX_VALUE]) {
      await expect(changes({ since })).rejects.toMatchObject({ code: "invalid_input" });
    }
  });

  test("a page's cursor from another list is refused, and one from another channel pages through this one", async () => {
    const mallory = await server.person("mallory");
    const [one, other] = [await channelOf([ada, mallory, grace]), await channelOf([ada, grace])];
    const { next } = await ada.call("channels.members", { channelId: one.channel.id, limit: 1 });
    expect(next).not.toBeNull();
    const { members } = await ada.call("channels.members", { channelId: other.channel.id, cursor: next ?? "" });
    expect(members.map(({ userId }) => userId)).toEqual([ada.user.id, grace.user.id]);
    for (const name of ["channels.list", "channels.browse", "users.list"] as const) {
      await expect(ada.call(name, { cursor: next ?? "" })).rejects.toMatchObject({ code: "invalid_input", issues: [{ path: ["cursor"] }] });
    }
    await expect(ada.call("channels.members", { channelId: one.channel.id, cursor: "e30" })).rejects.toMatchObject({
      code: "invalid_input",
    });
  });
});

describe("clocks that are a day off", () => {
  test("[M3] ids from tomorrow and from yesterday change neither the order nor the server's time", async () => {
    const { channel } = await channelOf([ada, grace]);
    const day = 24 * 3600 * 1000;
    const before = Date.now();
    const offsets = [day, -day, 0, 365 * day, -before];
    for (const [n, offset] of offsets.entries()) {
      const id = uuidv7({ msecs: before + offset });
      const sent = await (n % 2 === 0 ? ada : grace).call("messages.send", { channelId: channel.id, id, text: `n ${n}` });
      expect(sent.seq).toBe(n + 1);
      expect(Date.parse(sent.createdAt)).toBeGreaterThanOrEqual(before);
      expect(Date.parse(sent.createdAt)).toBeLessThanOrEqual(Date.now());
    }
    const { messages } = await grace.call("messages.list", { channelId: channel.id });
    expect(messages.map(({ text }) => text)).toEqual(offsets.map((_, n) => `n ${n}`));
    const changes = await grace.call("messages.changes", { channelId: channel.id, since: 2 });
    expect(changes).toMatchObject({ result: "changes", messages: [{ text: "n 2" }, { text: "n 3" }, { text: "n 4" }] });
  });
});

describe("a text that is an object with a length of its own", () => {
  const hostile = { length: { toString: "long" } };
  const refused = { error: { code: "invalid_input" } };

  test("is invalid over a socket, and no failure of the server", async () => {
    const socket = await signedInSocket(server.url, ada.token);
    expect(await socket.call("presence.report", { connectionId: hostile, active: true })).toMatchObject(refused);
  });

  test("is invalid when polling, too", async () => {
    const headers = { authorization: `Bearer ${ada.token}`, "content-type": "application/json" };
    const answer = await fetch(server.url + pollPath, { method: "POST", headers, body: JSON.stringify({ session: hostile }) });
    expect(await answer.json()).toMatchObject(refused);
  });
});
