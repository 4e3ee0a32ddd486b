import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import { v7 as uuidv7 } from "uuid";
import { describe, expect, test } from "vitest";
import { channelOf, testServer } from "../../test/server.ts";
import { openSocket, signedInSocket } from "../../test/socket.ts";

const server = await testServer();
const [ada, grace] = [await server.person("ada"), await server.person("grace")];

async function isWell() {
  const socket = await signedInSocket(server.url, grace.token);
  expect(await socket.call("users.me", {})).toMatchObject({ ok: { username: "grace" } });
}

describe("who may connect", () => {
  test("[C3] somebody with a token; the first frame says who and since when", async () => {
    const socket = openSocket(server.url, ada.token);
    const hello = await socket.frame(() => true);
    expect(hello).toEqual({
      hello: {
        userId: ada.user.id,
        sessionId: expect.any(String),
        connectionId: expect.any(String),
        epoch: expect.any(String),
        pingAfterMs: expect.any(Number),
      },
    });
  });

  test.each([
    ["nothing", {}, 4001],
    ["a wrong token", { authorization: "Bearer nonsense" }, 4001],
    ["a wrong cookie from its own page", { cookie: "chatflow_session=nonsense", origin: "OWN" }, 4001],
    ["a cookie and a foreign page", { cookie: "chatflow_session=nonsense", origin: "https://evil.example" }, 4003],
    ["a cookie and no page", { cookie: "chatflow_session=nonsense" }, 4003],
    ["no cookie and a sandboxed page", { origin: "null" }, 4003],
  ])("[C1, C2] with %s it is closed with its code", async (_, headers: Record<string, string>, code) => {
    const own = Object.fromEntries(Object.entries(headers).map(([key, value]) => [key, value === "OWN" ? server.url : value]));
    const { closed, frames } = openSocket(server.url, undefined, { headers: own });
    expect((await closed).code).toBe(code);
    expect(frames).toEqual([]);
  });

  test("[C2] a cookie from its own page", async () => {
    const response = await fetch(`${server.url}/api/v1/session`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: server.url },
      body: JSON.stringify({ login: "ada", password: "a-long-unusual-phrase-42", session: "cookie" }),
    });
    const cookie = response.headers
      .getSetCookie()
      .map((one) => one.split(";")[0])
      .join("; ");
    const fromOwn = openSocket(server.url, undefined, { headers: { cookie, origin: server.url } });
    expect(await fromOwn.frame(() => true)).toHaveProperty("hello");
    const fromElsewhere = openSocket(server.url, undefined, { headers: { cookie, origin: "https://evil.example" } });
    expect((await fromElsewhere.closed).code).toBe(4003);
  });

  test("not with a session that has expired", async () => {
    const late = await server.person("late");
    await server.db.pool.query("update sessions set expires_at = now() - interval '1 second' where user_id = $1", [late.user.id]);
    expect((await openSocket(server.url, late.token).closed).code).toBe(4001);
  });

  test("[C4] a revoked session loses its connections at once, others keep theirs", async () => {
    const mallory = await server.person("mallory");
    const socket = await signedInSocket(server.url, mallory.token);
    const other = await signedInSocket(server.url, ada.token);
    await mallory.call("accounts.signOut", {});
    expect((await socket.closed).code).toBe(4002);
    expect((await openSocket(server.url, mallory.token).closed).code).toBe(4001);
    expect(await other.call("users.me", {})).toHaveProperty("ok");
  });
});

describe("bad input", () => {
  test.each([
    ["no JSON", "garbage", 4004],
    ["JSON of another form", JSON.stringify({ hello: 1 }), 4004],
    ["a call without an id", JSON.stringify({ call: "users.me", input: {} }), 4004],
    ["nothing", "", 4004],
    ["a deep nest", "[".repeat(100_000), 4004],
    ["binary", randomBytes(20), 4005],
    ["10 MB", "x".repeat(10_000_000), 1009],
  ])("[C5, C6] a frame with %s closes its connection with a code, and no other", async (_, data, code) => {
    const socket = await signedInSocket(server.url, ada.token);
    socket.socket.send(data);
    expect((await socket.closed).code).toBe(code);
    await isWell();
  });

  test("[K1] calls are answered with errors of the catalogue", async () => {
    const socket = await signedInSocket(server.url, ada.token);
    expect(await socket.call("messages.nope", {})).toMatchObject({ error: { code: "unknown_command" } });
    expect(await socket.call("__proto__", {})).toMatchObject({ error: { code: "unknown_command" } });
    expect(await socket.call("accounts.signIn", { login: "ada", password: "x" })).toMatchObject({ error: { code: "unknown_command" } });
    expect(await socket.call("messages.list", null)).toMatchObject({ error: { code: "invalid_input" } });
    expect(await socket.call("messages.list", [])).toMatchObject({ error: { code: "invalid_input" } });
    expect(await socket.call("channels.create", { type: "public", name: "x".repeat(10_000) })).toMatchObject({
      error: { code: "invalid_input", issues: [{ path: ["name"] }] },
    });
    expect(await socket.call("users.me", {})).toMatchObject({ ok: { username: "ada" } });
  });

  test("a line that sends half a handshake, half a frame, or resets, harms nobody", async () => {
    const port = Number(new URL(server.url).port);
    const handshake = `GET /api/v1/socket HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString("base64")}\r\nAuthorization: Bearer ${ada.token}\r\n`;
    for (const bytes of [
      handshake,
      `${handshake}\r\n\x81\xfe`,
      `${handshake}\r\n\xff\xff\xff`,
      "GET /api/v1/socket HTTP/1.1\r\nUpgrade: websocket\r\n\r\n",
    ]) {
      const line = connect(port, "127.0.0.1");
      line.on("error", () => {});
      await new Promise<void>((resolve) => line.write(bytes, "latin1", () => resolve()));
      await new Promise((resolve) => setTimeout(resolve, 30));
      line.resetAndDestroy();
    }
    await isWell();
  });
});

test("[K3] 1,000 calls in a second: the limit answers with when to come back, and all are answered", async () => {
  const limited = await testServer({ db: server.db, rateLimit: 1 });
  const socket = await signedInSocket(limited.url, ada.token);
  for (let id = 0; id < 1000; id++) socket.send({ id, call: "users.me", input: {} });
  await Promise.all(Array.from({ length: 1000 }, (_, id) => socket.frame((frame) => frame.id === id)));
  const answers = socket.frames.filter((frame) => "id" in frame);
  expect(answers).toHaveLength(1000);
  const refused = answers.filter((frame) => "error" in frame);
  expect(refused.length).toBe(700);
  for (const { error } of refused) expect(error).toMatchObject({ code: "rate_limited", retryAfterMs: expect.any(Number) });
  const other = await signedInSocket(limited.url, grace.token);
  expect(await other.call("users.me", {})).toHaveProperty("ok");
});

test("[F1] a client that does not read is closed, and those who read get everything", async () => {
  const { channel } = await channelOf([ada, grace]);
  const reader = await signedInSocket(server.url, grace.token);
  const deaf = await signedInSocket(server.url, grace.token);
  deaf.socket.pause();
  const text = "x".repeat(15_000);
  const sender = await signedInSocket(server.url, ada.token);
  // More than the cap and the kernel's buffers (a few MB on loopback) together.
  for (let round = 0; round < 40; round++) {
    await Promise.all(Array.from({ length: 25 }, () => sender.call("messages.send", { channelId: channel.id, id: uuidv7(), text })));
  }
  const last = (frame: Record<string, unknown>) => (frame.event as { rev?: number } | undefined)?.rev === 1000;
  await reader.frame(last);
  expect(reader.frames.filter((frame) => "event" in frame)).toHaveLength(1000);
  deaf.socket.resume();
  expect([1006, 4008]).toContain((await deaf.closed).code);
  expect(deaf.frames.some(last)).toBe(false);
});

test("[C7, M5] pings are answered; a frame's order is kept", async () => {
  const socket = await signedInSocket(server.url, ada.token);
  socket.send({ ping: 1 });
  expect(await socket.frame((frame) => "pong" in frame)).toEqual({ pong: 1 });
  const { channel } = await channelOf([ada]);
  const ids = Array.from({ length: 100 }, () => uuidv7());
  for (const [n, id] of ids.entries()) socket.send({ id: n, call: "messages.send", input: { channelId: channel.id, id, text: `n ${n}` } });
  await socket.frame((frame) => frame.id === 99);
  const { messages } = await ada.call("messages.list", { channelId: channel.id, limit: 100 });
  expect(messages.map((message) => message.id)).toEqual(ids);
});

test("[F2] a stopping server answers what was begun, tells clients to come back, and takes no more", async () => {
  const stopping = await testServer({ db: server.db });
  const { channel } = await channelOf([ada]);
  const socket = await signedInSocket(stopping.url, ada.token);
  const ids = Array.from({ length: 50 }, () => uuidv7());
  for (const [n, id] of ids.entries()) socket.send({ id: n, call: "messages.send", input: { channelId: channel.id, id, text: `n ${n}` } });
  await socket.frame((frame) => "id" in frame);
  await stopping.stop();
  expect((await socket.closed).code).toBe(1001);
  const answered = socket.frames.filter((frame) => "id" in frame);
  const { messages } = await ada.call("messages.list", { channelId: channel.id, limit: 100 });
  const acknowledged = answered.filter((frame) => "ok" in frame).map((frame) => ids[Number(frame.id)]);
  expect(messages.map((message) => message.id)).toEqual(acknowledged);
  for (const { error } of answered.filter((frame) => "error" in frame)) expect(error).toMatchObject({ code: "unavailable" });
  await expect(fetch(stopping.url)).rejects.toThrow();
});

test("a client that takes no part in the closing does not hold up the stop", async () => {
  const stopping = await testServer({ db: server.db });
  const deaf = await signedInSocket(stopping.url, ada.token);
  deaf.socket.pause();
  await stopping.stop();
  await expect(fetch(stopping.url)).rejects.toThrow();
});
