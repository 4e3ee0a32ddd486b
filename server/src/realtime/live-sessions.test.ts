import { ServerResponse } from "node:http";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createMetrics } from "../platform/metrics.ts";
import { EventStream } from "./event-stream.ts";
import { Hub } from "./hub.ts";
import { type LiveSession, LiveSessions } from "./live-sessions.ts";
import { Presence } from "./presence.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const caller = { userId: "u", sessionId: "s", role: "user" } as const;

function setUp() {
  const metrics = createMetrics();
  const hub = new Hub(metrics);
  const presence = new Presence({ hub, log: pino({ level: "silent" }), store: { read: async () => [], seen: async () => {} } });
  let ready = (_: { channelIds: string[]; epoch: string } | null) => {};
  const begun = new Promise<{ channelIds: string[]; epoch: string } | null>((resolve) => {
    ready = resolve;
  });
  const live = new LiveSessions({ hub, presence, metrics, begin: () => begun });
  return { metrics, hub, presence, live, ready: (value: Parameters<typeof ready>[0]) => ready(value) };
}

/** An event stream that writes into a list instead of a network. */
function stream(deps: { hub: Hub; metrics: ReturnType<typeof createMetrics> }, expiresAt = new Date(Date.now() + 3_600_000)) {
  const written: string[] = [];
  const response = Object.create(ServerResponse.prototype, {
    write: { value: (text: string | Buffer) => written.push(String(text)) },
    end: { value: (text: string) => written.push(text, "END") },
    destroy: { value: () => {} },
    writableLength: { value: 0 },
  }) as ServerResponse;
  return { session: new EventStream({ response, caller, expiresAt }, deps), written };
}

test("a stream says something every 15 s, so its client knows that it lives", async () => {
  const one = setUp();
  const { session, written } = stream(one);
  one.ready({ channelIds: [], epoch: "e" });
  await one.live.begin(session, caller, 2);
  expect(written.splice(0)).toEqual([expect.stringContaining('data: {"hello":')]);
  vi.advanceTimersByTime(60_000);
  expect(written).toEqual([":\n\n", ":\n\n", ":\n\n", ":\n\n"]);
  written.length = 0;
  vi.advanceTimersByTime(14_000);
  expect(written).toEqual([]);
  one.live.remove(session);
  vi.advanceTimersByTime(60_000);
  expect(written).toEqual([]);
});

test("nothing comes before the hello, and what came meanwhile comes after it", async () => {
  const one = setUp();
  const { session, written } = stream(one);
  const beginning = one.live.begin(session, caller, 2);
  one.hub.toUsers(["u"], { type: "member.left", channelId: "c", userId: "u", memberCount: 1 });
  await vi.advanceTimersByTimeAsync(20_000);
  expect(written).toEqual([]);
  one.ready({ channelIds: [], epoch: "e" });
  expect(await beginning).toBe(true);
  expect(written.map((text) => text.slice(0, 15))).toEqual(['data: {"hello":', 'data: {"event":']);
});

test("a session that was ended while its connection began is told so, and gets nothing", async () => {
  const one = setUp();
  const { session, written } = stream(one);
  one.ready(null);
  expect(await one.live.begin(session, caller)).toBe(false);
  expect(written).toEqual([expect.stringContaining('"name":"session_revoked"'), "END"]);
  one.hub.toUsers(["u"], { type: "member.left", channelId: "c", userId: "u", memberCount: 1 });
  await vi.advanceTimersByTimeAsync(1000);
  expect(written).toHaveLength(2);
});

test("a line that goes while its connection begins leaves nobody there", async () => {
  const one = setUp();
  const [gone, there] = [stream(one).session, stream(one).session];
  const beginning = [one.live.begin(gone, caller), one.live.begin(there, caller)];
  one.live.remove(gone);
  one.ready({ channelIds: [], epoch: "e" });
  await Promise.all(beginning);
  const isThere =
    ({ connectionId = "" }: LiveSession) =>
    () =>
      one.presence.report("u", connectionId, true);
  expect(isThere(there)).not.toThrow();
  expect(isThere(gone)).toThrow(expect.objectContaining({ code: "not_found" }));
});

test("one whose session is due is sent away to come back", async () => {
  const one = setUp();
  const { session, written } = stream(one, new Date(Date.now() + 20_000));
  one.ready({ channelIds: [], epoch: "e" });
  await one.live.begin(session, caller, 2);
  written.length = 0;
  vi.advanceTimersByTime(30_000);
  expect(written).toEqual([":\n\n", expect.stringContaining('"name":"session_expired"'), "END"]);
});

test("the number of connections is counted, each leaving once however often it goes", async () => {
  const one = setUp();
  const counted = vi.spyOn(one.metrics, "connections");
  const live = new LiveSessions({ ...one, begin: async () => ({ channelIds: [], epoch: "e" }) });
  const sessions: LiveSession[] = [stream(one).session, stream(one).session];
  for (const session of sessions) await live.begin(session, caller);
  for (const session of [...sessions, ...sessions]) live.remove(session);
  expect(counted.mock.calls.map(([now]) => now)).toEqual([1, 2, 1, 0, 0, 0]);
});
