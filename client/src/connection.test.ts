import { closeCodes } from "@chatflow/protocol";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createClient } from "./client.ts";
import { pongMs } from "./heartbeat.ts";
import { fakeSockets } from "./test/fake-socket.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function setUp() {
  const net = fakeSockets();
  const client = createClient({ url: "http://chat.test", WebSocket: net.WebSocket, transports: ["websocket"] });
  return { net, client, state: () => client.connection.get() };
}

test("is online when the server has said hello, not before", () => {
  const { net, client, state } = setUp();
  expect(state()).toEqual({ status: "idle" });
  client.start();
  expect(net.newest().url).toBe("ws://chat.test/api/v1/socket");
  expect(state()).toEqual({ status: "connecting", attempt: 1 });
  net.newest().greets();
  expect(state()).toEqual({ status: "online", transport: "websocket" });
});

/** The delays before the first attempts, when luck always draws the same number. */
function delaysWith(luck: number, attempts: number): number[] {
  vi.spyOn(Math, "random").mockReturnValue(luck);
  const { net, client, state } = setUp();
  client.start();
  const delays: number[] = [];
  for (let attempt = 1; attempt <= attempts; attempt++) {
    expect(state()).toEqual({ status: "connecting", attempt });
    net.newest().ends();
    const waiting = state();
    if (waiting.status !== "waiting") throw new Error(`expected to wait, but ${waiting.status}`);
    delays.push(Math.round(waiting.retryAt - Date.now()));
    vi.advanceTimersByTime(waiting.retryAt - Date.now() + 1);
  }
  return delays;
}

test("waits longer after each failure: up to 0.5 s at first, then from half of a bound that grows to 30 s to all of it", () => {
  expect(delaysWith(0.999999, 13)).toEqual([500, 750, 1125, 1687, 2531, 3797, 5695, 8543, 12814, 19222, 28833, 30000, 30000]);
  expect(delaysWith(0, 13)).toEqual([0, 375, 563, 844, 1266, 1898, 2848, 4271, 6407, 9611, 14416, 15000, 15000]);
});

test("begins with a short delay again after a stable connection, and not after one that broke at once", () => {
  const { net, client, state } = setUp();
  client.start();
  for (let failures = 0; failures < 4; failures++) {
    net.newest().ends();
    client.reconnectNow();
  }
  net.newest().greets();
  vi.advanceTimersByTime(9_999);
  net.newest().ends();
  expect(state()).toMatchObject({ status: "waiting", attempt: 5 });
  client.reconnectNow();
  net.newest().greets();
  vi.advanceTimersByTime(10_000);
  net.newest().ends();
  expect(state()).toMatchObject({ status: "waiting", attempt: 0 });
});

test("every close code that says so ends the attempts, and every other one does not", () => {
  for (const [close, { code, reconnect }] of Object.entries(closeCodes)) {
    const { net, client, state } = setUp();
    client.start();
    net.newest().greets();
    net.newest().ends(code);
    expect(state(), close).toMatchObject(reconnect === "no" ? { status: "refused", close } : { status: "waiting" });
    vi.advanceTimersByTime(60_000);
    expect(net.sockets.length > 1, close).toBe(reconnect === "yes");
    client.stop();
  }
});

test("reconnectNow does not wait, and tries again after a refusal", () => {
  const { net, client, state } = setUp();
  client.reconnectNow();
  expect(state()).toEqual({ status: "idle" });
  client.start();
  net.newest().ends();
  client.reconnectNow();
  expect(state()).toEqual({ status: "connecting", attempt: 2 });
  expect(net.sockets).toHaveLength(2);
  net.newest().ends(closeCodes.unauthenticated.code);
  client.reconnectNow();
  expect(state()).toEqual({ status: "connecting", attempt: 1 });
  vi.advanceTimersByTime(14_000);
  expect(net.sockets).toHaveLength(3);
});

test("pings after the silence that the server named, and reconnects when nothing comes back", () => {
  const { net, client, state } = setUp();
  client.start();
  const socket = net.newest();
  socket.greets(20_000);
  vi.advanceTimersByTime(15_000);
  socket.says({ pong: 1 });
  vi.advanceTimersByTime(19_999);
  expect(socket.sent).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(socket.sent).toEqual([{ ping: 1 }]);
  vi.advanceTimersByTime(pongMs - 1);
  expect(state()).toEqual({ status: "online", transport: "websocket" });
  vi.advanceTimersByTime(1);
  expect(state().status).toBe("waiting");
  expect(socket.closedByClient).toBe(true);
});

test("anything that comes back after a ping keeps the line", () => {
  const { net, client, state } = setUp();
  client.start();
  net.newest().greets(20_000);
  for (let round = 1; round <= 3; round++) {
    vi.advanceTimersByTime(20_000);
    expect(net.newest().sent).toHaveLength(round);
    net.newest().says({ pong: 1 });
    vi.advanceTimersByTime(0);
  }
  vi.advanceTimersByTime(pongMs);
  expect(state()).toEqual({ status: "online", transport: "websocket" });
  expect(net.sockets).toHaveLength(1);
});

test("gives up a socket on which no hello comes", () => {
  const { net, client, state } = setUp();
  client.start();
  vi.advanceTimersByTime(15_000);
  expect(state().status).toBe("waiting");
  expect(net.newest().closedByClient).toBe(true);
});

test("what an abandoned socket still says is not heard", () => {
  const { net, client, state } = setUp();
  client.start();
  const first = net.newest();
  first.ends();
  client.reconnectNow();
  first.greets();
  expect(state().status).toBe("connecting");
  net.newest().greets();
  first.ends(closeCodes.unauthenticated.code);
  expect(state()).toEqual({ status: "online", transport: "websocket" });
});

test("a server that does not speak the protocol is left, and tried again", () => {
  const { net, client, state } = setUp();
  client.start();
  net.newest().greets();
  net.newest().says("<html>");
  expect(state().status).toBe("waiting");
});

test("stop leaves no timer and no socket, in each state", () => {
  const { net, client, state } = setUp();
  const states = [() => {}, () => net.newest().greets(), () => net.newest().ends(), () => net.newest().ends(4001)];
  for (const enter of states) {
    client.start();
    enter();
    client.stop();
    expect(state()).toEqual({ status: "idle" });
    expect(vi.getTimerCount()).toBe(0);
    const opened = net.sockets.length;
    vi.advanceTimersByTime(120_000);
    expect(net.sockets).toHaveLength(opened);
  }
  expect(net.sockets.map((socket) => socket.closedByClient)).toEqual([true, true, false, false]);
});

test("in a browser it comes back when the network does or the page is looked at, but not after a refusal", () => {
  const page = Object.assign(new EventTarget(), { visibilityState: "hidden" });
  const window = new EventTarget();
  vi.stubGlobal("document", page);
  vi.stubGlobal("window", window);
  const { net, client } = setUp();
  client.start();
  net.newest().ends();
  page.dispatchEvent(new Event("visibilitychange"));
  expect(net.sockets).toHaveLength(1);
  page.visibilityState = "visible";
  page.dispatchEvent(new Event("visibilitychange"));
  expect(net.sockets).toHaveLength(2);
  net.newest().ends();
  window.dispatchEvent(new Event("online"));
  expect(net.sockets).toHaveLength(3);

  net.newest().greets();
  window.dispatchEvent(new Event("online"));
  expect(net.newest().sent).toEqual([{ ping: 1 }]);

  net.newest().ends(closeCodes.session_revoked.code);
  window.dispatchEvent(new Event("online"));
  expect(net.sockets).toHaveLength(3);
  client.reconnectNow();
  net.newest().ends();
  client.stop();
  window.dispatchEvent(new Event("online"));
  expect(net.sockets).toHaveLength(4);
});
