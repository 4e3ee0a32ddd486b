import { type PushFrame, pollPath } from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";
import { describe, expect, test } from "vitest";
import { openStream, poll } from "../../test/push.ts";
import { channelOf, testServer } from "../../test/server.ts";

const server = await testServer();
const [ada, grace] = [await server.person("ada"), await server.person("grace")];

const isHello = (frame: object) => "hello" in frame;
const textsIn = (frames: readonly PushFrame[]) =>
  frames.flatMap((frame) => ("event" in frame && frame.event.type === "message.created" ? frame.event.message.text : []));
const say = (channelId: string, text: string) => ada.call("messages.send", { channelId, id: uuidv7(), text });

async function cookieOf(login: string): Promise<string> {
  const response = await fetch(`${server.url}/api/v1/session`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: server.url },
    body: JSON.stringify({ login, password: "a-long-unusual-phrase-42", session: "cookie" }),
  });
  return response.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
}

describe("who may connect", () => {
  test.each([
    ["nothing", {}, 401],
    ["a wrong token", { authorization: "Bearer nonsense" }, 401],
    ["a wrong cookie from its own page", { cookie: "chatflow_session=nonsense", origin: "OWN" }, 401],
    ["a cookie from a foreign page", { cookie: "REAL", origin: "https://evil.example" }, 403],
    ["a cookie from a sandboxed page", { cookie: "REAL", origin: "null" }, 403],
    ["a cookie and no page", { cookie: "REAL" }, 403],
    ["a cookie from a page of another site", { cookie: "REAL", "sec-fetch-site": "cross-site" }, 403],
    [
      "a cookie from a neighbouring host, though the referrer is ours",
      { cookie: "REAL", "sec-fetch-site": "same-site", referer: "OWN" },
      403,
    ],
    ["a cookie and a foreign referrer", { cookie: "REAL", referer: "https://evil.example/" }, 403],
    ["a cookie from its own page", { cookie: "REAL", origin: "OWN" }, 200],
    ["a cookie and what a browser says of its own page", { cookie: "REAL", "sec-fetch-site": "same-origin" }, 200],
    ["a cookie and its own referrer", { cookie: "REAL", referer: "OWN" }, 200],
    ["a token, from anywhere", { authorization: "TOKEN", origin: "https://elsewhere.example" }, 200],
  ])("with %s the answer is its status", async (_, given: Record<string, string>, status) => {
    const real: Record<string, string> = { OWN: server.url, REAL: await cookieOf("ada"), TOKEN: `Bearer ${ada.token}` };
    const headers = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, real[value] ?? value]));
    const stream = await openStream(server.url, undefined, headers);
    expect(stream.status).toBe(status);
    if ("sec-fetch-site" in given || "referer" in given) return; // a POST says its origin, and this fetch sets these itself
    expect((await poll(server.url, undefined, {}, headers)).status).toBe(status);
  });

  test("not with a session that has expired", async () => {
    const late = await server.person("late");
    await server.db.pool.query("update sessions set expires_at = now() - interval '1 second' where user_id = $1", [late.user.id]);
    expect((await openStream(server.url, late.token)).status).toBe(401);
    expect(await poll(server.url, late.token, {})).toMatchObject({ status: 401, error: "unauthenticated" });
  });
});

describe("an event stream", () => {
  test("asks proxies to hold nothing back, and says hello first", async () => {
    const stream = await openStream(server.url, ada.token);
    stream.read();
    expect(await stream.frame(() => true)).toEqual({
      hello: {
        userId: ada.user.id,
        sessionId: expect.any(String),
        connectionId: expect.any(String),
        epoch: expect.any(String),
        pingAfterMs: expect.any(Number),
      },
    });
    expect(stream.headers).toMatchObject({
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
      "x-content-type-options": "nosniff",
    });
  });

  test("is not what HEAD or POST get", async () => {
    for (const method of ["HEAD", "POST"]) {
      const response = await fetch(`${server.url}/api/v1/events`, { method, headers: { authorization: `Bearer ${ada.token}` } });
      expect(response.status).toBe(404);
    }
  });

  test("that is not read is closed, and those that are get everything", async () => {
    const { channel } = await channelOf([ada, grace]);
    const reader = await openStream(server.url, grace.token);
    reader.read();
    const deaf = await openStream(server.url, grace.token);
    const text = "x".repeat(15_000);
    for (let round = 0; round < 40; round++) await Promise.all(Array.from({ length: 25 }, () => say(channel.id, text)));
    const last = (frame: Record<string, unknown>) => (frame.event as { rev?: number } | undefined)?.rev === 1000;
    await reader.frame(last);
    expect(reader.frames.filter((frame) => "event" in frame)).toHaveLength(1000);
    deaf.read();
    await deaf.ended;
    expect(deaf.frames.some(last)).toBe(false);
    expect(await (await fetch(`${server.url}/metrics`)).text()).toMatch(/chatflow_slow_consumers_total [1-9]/);
  });

  test("ends with the reason when its session does", async () => {
    const eve = await server.person("eve");
    const stream = await openStream(server.url, eve.token);
    stream.read();
    await stream.frame(isHello);
    await eve.call("accounts.signOut", {});
    await stream.ended;
    expect(stream.frames.at(-1)).toMatchObject({ close: { name: "session_revoked", code: 4002 } });
  });
});

describe("long polling", () => {
  async function begin() {
    const { answer } = await poll(server.url, grace.token, {});
    expect(answer).toMatchObject({ number: 1, frames: [{ hello: { userId: grace.user.id } }] });
    const { session } = answer;
    return { session, poll: (ack: number, token = grace.token) => poll(server.url, token, { session, ack }) };
  }

  test("tells at once what happened between two polls, and else when it happens", async () => {
    const { channel } = await channelOf([ada, grace]);
    const line = await begin();
    await say(channel.id, "one");
    await say(channel.id, "two");
    const first = (await line.poll(1)).answer;
    expect(textsIn(first.frames)).toEqual(["one", "two"]);
    const waiting = line.poll(first.number);
    await say(channel.id, "three");
    expect(textsIn((await waiting).answer.frames)).toEqual(["three"]);
  });

  test("an answer that was lost is given again, the same, until it is acknowledged; what came since follows it", async () => {
    const { channel } = await channelOf([ada, grace]);
    const line = await begin();
    await say(channel.id, "lost");
    const lost = (await line.poll(1)).answer;
    await say(channel.id, "since");
    expect((await line.poll(1)).answer).toEqual(lost);
    expect((await line.poll(1)).answer).toEqual(lost);
    expect(textsIn(lost.frames)).toEqual(["lost"]);
    const next = (await line.poll(lost.number)).answer;
    expect(next.number).toBe(lost.number + 1);
    expect(textsIn(next.frames)).toEqual(["since"]);
  });

  test("a poll whose line is cut while it waits takes nothing with it", async () => {
    const { channel } = await channelOf([ada, grace]);
    const line = await begin();
    const cut = new AbortController();
    const request = fetch(server.url + pollPath, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${grace.token}` },
      body: JSON.stringify({ session: line.session, ack: 1 }),
      signal: cut.signal,
    });
    setTimeout(() => cut.abort(), 100);
    await expect(request).rejects.toThrow();
    await say(channel.id, "kept");
    expect(textsIn((await line.poll(1)).answer.frames)).toEqual(["kept"]);
  });

  test("a second poll takes over from the one that waits", async () => {
    const { channel } = await channelOf([ada, grace]);
    const line = await begin();
    const [first, second] = [line.poll(1), line.poll(1)];
    const ended = await Promise.race([first, second]);
    expect(ended).toMatchObject({ status: 503, error: "unavailable" });
    await say(channel.id, "one");
    const answers = await Promise.all([first, second]);
    expect(answers.flatMap(({ answer }) => textsIn(answer.frames ?? []))).toEqual(["one"]);
  });

  test("waits no longer than it was asked to", async () => {
    const { session } = await begin();
    const { answer } = await poll(server.url, grace.token, { session, ack: 1, waitMs: 1 });
    expect(answer).toEqual({ session, number: 2, frames: [] });
  });

  test("past the cap it is closed with its code, which is told until it is heard", async () => {
    const { channel } = await channelOf([ada, grace]);
    const line = await begin();
    for (let round = 0; round < 4; round++) await Promise.all(Array.from({ length: 25 }, () => say(channel.id, "x".repeat(15_000))));
    for (let again = 0; again < 2; again++) {
      expect((await line.poll(1)).answer.frames).toMatchObject([{ close: { name: "slow_consumer", code: 4008 } }]);
    }
  });

  test("ends with the reason when its session does, whether a poll waits or not", async () => {
    const eve = await server.person("eva");
    const [one, two] = [(await poll(server.url, eve.token, {})).answer, (await poll(server.url, eve.token, {})).answer];
    const waiting = poll(server.url, eve.token, { session: one.session, ack: 1 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await eve.call("accounts.signOut", {});
    const close = { close: { name: "session_revoked", code: 4002 } };
    expect((await waiting).answer.frames).toMatchObject([close]);
    expect((await poll(server.url, eve.token, { session: two.session, ack: 1 })).answer.frames).toMatchObject([close]);
    expect((await poll(server.url, eve.token, {})).error).toBe("unauthenticated");
  });

  test("[C4] a poll that finds its session gone before the connection was told gets the reason, too", async () => {
    const late = await server.person("late-poller");
    const { session } = (await poll(server.url, late.token, {})).answer;
    await server.db.pool.query("delete from sessions where user_id = $1", [late.user.id]);
    const { answer } = await poll(server.url, late.token, { session, ack: 1 });
    expect(answer.frames).toMatchObject([{ close: { name: "session_revoked" } }]);
  });

  test("another's connection, and one that never was, are unknown alike", async () => {
    const line = await begin();
    const foreign = await line.poll(1, ada.token);
    expect(foreign.answer).toEqual({ session: line.session, number: 0, frames: [{ close: expect.objectContaining({ code: 4009 }) }] });
    const session = 'never"was';
    const never = await poll(server.url, ada.token, { session, ack: 1 });
    expect(never.answer).toEqual({ ...foreign.answer, session });
    expect((await poll(server.url, grace.token, { session: line.session, ack: 1, waitMs: 0 })).answer.number).toBe(2);
  });

  test.each([[{ ack: -1 }], [{ ack: "1" }], [{ session: "x".repeat(65) }], [{ waitMs: 25_001 }], [[]], ["text"]])(
    "bad input %j is refused with what is wrong",
    async (body) => {
      expect(await poll(server.url, grace.token, body)).toMatchObject({ status: 400 });
    },
  );

  test.each([3, 99])("a poll that acknowledges answer %i, which was never given, is refused; the line stays", async (ack) => {
    const line = await begin();
    expect(await line.poll(ack)).toMatchObject({ status: 400, error: "invalid_input" });
    expect((await poll(server.url, grace.token, { session: line.session, ack: 1, waitMs: 0 })).status).toBe(200);
  });

  test("one signed-in session has no more of them than it can use: the oldest goes", async () => {
    const many = await server.person("many");
    const sessions: string[] = [];
    for (let n = 0; n < 21; n++) sessions.push((await poll(server.url, many.token, {})).answer.session);
    const again = (session: string | undefined) => poll(server.url, many.token, { session, ack: 1, waitMs: 0 });
    expect((await again(sessions[0])).answer.frames).toMatchObject([{ close: { name: "poll_unknown" } }]);
    expect((await again(sessions[1])).answer.frames).toEqual([]);
  });
});
