import { ChatFlowError, type Input, limits, type Presence } from "@chatflow/protocol";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Client } from "./client.ts";
import { createPresenceWatch, forgetAfterMs, gatherMs } from "./presence.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const online = (userId: string, state: Presence["state"] = "online"): Presence => ({
  userId,
  state,
  lastSeenAt: null,
  statusEmoji: "",
  statusText: "",
});

/** A watch of a server where everybody is online. */
function setUp() {
  const watched: Input<"presence.watch">[] = [];
  const reported: Input<"presence.report">[] = [];
  const server = { fails: 0, answer: () => Promise.resolve() };
  const call = (async (name: string, input: Input<"presence.watch"> & Input<"presence.report">) => {
    if (server.fails-- > 0) throw new ChatFlowError("unavailable");
    if (name === "presence.report") {
      reported.push(input);
      return {};
    }
    watched.push(input);
    await server.answer();
    return { presences: input.userIds.map((userId) => online(userId)) };
  }) as unknown as Client["call"];
  const presence = createPresenceWatch(call);
  const stateOf = (userId: string) => presence.of(userId).get()?.state;
  const gathered = () => vi.advanceTimersByTimeAsync(gatherMs);
  return { presence, watched, reported, server, stateOf, gathered, idsAt: (at: number) => watched.at(at)?.userIds };
}

const nothing = () => {};

test("[P1] those whom somebody asks about are watched together, once each, until nobody asks any more", async () => {
  const { presence, watched, stateOf, gathered, idsAt } = setUp();
  presence.connected("first");
  const ends = ["ben", "eve", "ben"].map((userId) => presence.of(userId).subscribe(nothing));
  expect(watched).toEqual([]);
  await gathered();
  expect(watched).toEqual([{ connectionId: "first", userIds: ["eve", "ben"] }]);
  expect(stateOf("ben")).toBe("online");
  for (let times = 0; times < 2; times++) ends[0]?.();
  await gathered();
  expect(watched).toHaveLength(1);
  ends[2]?.();
  await gathered();
  expect(idsAt(-1)).toEqual(["eve"]);
  expect([stateOf("ben"), stateOf("eve")]).toEqual([undefined, "online"]);
  presence.heard(online("ben"));
  expect(stateOf("ben")).toBeUndefined();
});

test("[P1] of more people than a connection may watch, those asked about last are", async () => {
  const { presence, gathered, idsAt } = setUp();
  presence.connected("first");
  for (let at = 0; at < limits.watched + 10; at++) presence.of(`u${at}`).subscribe(nothing);
  await gathered();
  expect(idsAt(0)).toHaveLength(limits.watched);
  expect(idsAt(0)?.[0]).toBe("u10");
  presence.of("u0").subscribe(nothing);
  await gathered();
  expect(idsAt(-1)?.[0]).toBe("u11");
  expect(idsAt(-1)?.at(-1)).toBe("u0");
});

test("[P1] what is heard while the server is asked is younger than its answer", async () => {
  const { presence, server, stateOf, gathered } = setUp();
  let release = nothing;
  server.answer = () => new Promise((resolve) => (release = resolve));
  presence.connected("first");
  presence.of("ben").subscribe(nothing);
  presence.of("eve").subscribe(nothing);
  await gathered();
  presence.heard(online("ben", "dnd"));
  release();
  await gathered();
  expect([stateOf("ben"), stateOf("eve")]).toEqual(["dnd", "online"]);
});

test("a new connection is told at once; without one for long nothing is known", async () => {
  const { presence, watched, stateOf, gathered } = setUp();
  presence.connected("first");
  presence.of("ben").subscribe(nothing);
  await gathered();
  presence.disconnected();
  await vi.advanceTimersByTimeAsync(forgetAfterMs - 1);
  expect(stateOf("ben")).toBe("online");
  presence.connected("second");
  await vi.advanceTimersByTimeAsync(0);
  expect(watched.map(({ connectionId }) => connectionId)).toEqual(["first", "second"]);
  await vi.advanceTimersByTimeAsync(forgetAfterMs);
  expect(stateOf("ben")).toBe("online");
  presence.disconnected();
  await vi.advanceTimersByTimeAsync(forgetAfterMs);
  expect(stateOf("ben")).toBeUndefined();
});

test("[P2] being away is told, again on every connection as long as it is so, and being back is told", async () => {
  const { presence, reported } = setUp();
  presence.connected("first");
  presence.setActive(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(reported).toEqual([]);
  presence.setActive(false);
  await vi.advanceTimersByTimeAsync(0);
  presence.disconnected();
  presence.connected("second");
  await vi.advanceTimersByTimeAsync(0);
  presence.setActive(true);
  await vi.advanceTimersByTimeAsync(0);
  presence.disconnected();
  presence.connected("third");
  await vi.advanceTimersByTimeAsync(0);
  expect(reported).toEqual([
    { connectionId: "first", active: false },
    { connectionId: "second", active: false },
    { connectionId: "second", active: true },
  ]);
});

test("what the server cannot answer for the moment is asked again; clear leaves no timer", async () => {
  const { presence, server, stateOf, gathered } = setUp();
  server.fails = 2;
  presence.connected("first");
  presence.of("ben").subscribe(nothing);
  await gathered();
  expect(stateOf("ben")).toBeUndefined();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(stateOf("ben")).toBe("online");
  presence.of("eve").subscribe(nothing);
  presence.disconnected();
  presence.clear();
  expect(stateOf("ben")).toBeUndefined();
  expect(vi.getTimerCount()).toBe(0);
});
