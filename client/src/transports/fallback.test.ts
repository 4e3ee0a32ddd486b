import { closeCodes, type Hello } from "@chatflow/protocol";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createConnection } from "../connection.ts";
import type { LineEvents, LineFrame, Transport, TransportName } from "./line.ts";

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(0.5);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const hello: Hello = { userId: "u", sessionId: "s", connectionId: "one", epoch: "e", pingAfterMs: 20_000 };
const frame = (id: number): LineFrame => ({ id, ok: null });
const minute = 60_000;

/** A connection over transports without a network: `lines` are those that were opened, in order. */
function setUp(names: TransportName[] = ["websocket", "sse", "polling"]) {
  const lines: { name: TransportName; events: LineEvents; closed: boolean }[] = [];
  const transports: Transport[] = names.map((name) => ({
    name,
    open(events) {
      const line = { name, events, closed: false };
      lines.push(line);
      return {
        probe() {},
        close() {
          line.closed = true;
        },
      };
    },
  }));
  const heard: (number | "hello" | "down")[] = [];
  const connection = createConnection({
    transports,
    hello: () => heard.push("hello"),
    frame: (got) => "id" in got && heard.push(got.id),
    down: () => heard.push("down"),
  });
  const newest = () => {
    const line = lines.at(-1);
    if (!line) throw new Error("No line was opened.");
    return line;
  };
  return {
    connection,
    lines,
    heard,
    newest,
    opened: () => lines.map(({ name }) => name),
    says: (given = newest()) => given.events.hello(hello),
    fails: () => newest().events.ended({}),
    state: () => connection.state.get(),
  };
}

/** On server-sent events, because the WebSocket failed twice. */
function onEventStream() {
  const net = setUp();
  net.connection.start();
  net.fails();
  net.connection.reconnectNow();
  net.fails();
  net.says();
  expect(net.state()).toEqual({ status: "online", transport: "sse" });
  return net;
}

test("the next transport is tried after two failures in a row, in the same attempt", () => {
  const { connection, opened, says, fails, state } = setUp();
  connection.start();
  fails();
  expect(state().status).toBe("waiting");
  connection.reconnectNow();
  fails();
  expect(opened()).toEqual(["websocket", "websocket", "sse"]);
  expect(state()).toEqual({ status: "connecting", attempt: 2 });
  says();
  expect(state()).toEqual({ status: "online", transport: "sse" });
});

test("or at once when no hello comes within five seconds; only the last one has more time", () => {
  const { connection, lines, opened, says, state } = setUp();
  connection.start();
  vi.advanceTimersByTime(4_999);
  expect(opened()).toEqual(["websocket"]);
  vi.advanceTimersByTime(1);
  expect(opened()).toEqual(["websocket", "sse"]);
  expect(lines[0]?.closed).toBe(true);
  vi.advanceTimersByTime(5_000);
  expect(opened()).toEqual(["websocket", "sse", "polling"]);
  vi.advanceTimersByTime(14_000);
  says();
  expect(state()).toEqual({ status: "online", transport: "polling" });
});

test("what an abandoned transport still says is not heard", () => {
  const { connection, lines, heard, says, state } = setUp();
  connection.start();
  vi.advanceTimersByTime(5_000);
  lines[0]?.events.hello(hello);
  lines[0]?.events.frame(frame(1));
  expect(state().status).toBe("connecting");
  lines[1]?.events.frame(frame(2));
  says();
  lines[0]?.events.ended({ close: "unauthenticated" });
  lines[1]?.events.frame(frame(3));
  expect(heard).toEqual(["hello", 3]);
  expect(state()).toEqual({ status: "online", transport: "sse" });
});

test("when nothing gets through it is the server, and the best transport begins again", () => {
  const { connection, opened, says, fails, state } = setUp();
  connection.start();
  for (let n = 0; n < 20; n++) {
    if (state().status === "waiting") connection.reconnectNow();
    fails();
  }
  if (state().status === "waiting") connection.reconnectNow();
  const begun = opened().slice(0, 7);
  expect(begun).toEqual(["websocket", "websocket", "sse", "websocket", "sse", "polling", "websocket"]);
  while (opened().at(-1) !== "websocket") {
    fails();
    if (state().status === "waiting") connection.reconnectNow();
  }
  says();
  expect(state()).toEqual({ status: "online", transport: "websocket" });
});

test("three lines in a row that are cut within a minute: the next transport", () => {
  const { connection, opened, says, fails, newest, state } = setUp();
  connection.start();
  for (let cut = 0; cut < 3; cut++) {
    says();
    vi.advanceTimersByTime(30_000);
    fails();
    connection.reconnectNow();
  }
  expect(opened()).toEqual(["websocket", "websocket", "websocket", "sse"]);
  says();
  // A server that closes with a reason is no proxy that cuts.
  for (let close = 0; close < 4; close++) {
    newest().events.ended({ close: "going_away" });
    connection.reconnectNow();
    says();
  }
  expect(state()).toEqual({ status: "online", transport: "sse" });
  // Nor is a line that lasted.
  for (let cut = 0; cut < 4; cut++) {
    vi.advanceTimersByTime(59_000);
    newest().events.ended({ close: "going_away" });
    connection.reconnectNow();
    says();
  }
  expect(opened().slice(-8)).toEqual(Array(8).fill("sse"));
});

test("a better transport is tried after 1, 5 and then every 15 minutes, beside the line that stands", () => {
  const { opened, newest, fails, state, heard, lines } = onEventStream();
  const running = newest();
  const before = opened().length;
  const trials = () => opened().length - before;
  const times: number[] = [];
  for (let second = 0; second < 40 * 60; second++) {
    vi.advanceTimersByTime(1000);
    if (trials() > times.length) {
      times.push(second + 1);
      running.events.frame(frame(second));
      fails();
    }
  }
  expect(opened().slice(before)).toEqual(["websocket", "websocket", "websocket", "websocket"].slice(0, times.length));
  expect(times).toEqual([60, 360, 1260, 2160]);
  expect(state()).toEqual({ status: "online", transport: "sse" });
  expect(running.closed).toBe(false);
  expect(heard).toEqual(["hello", ...times.map((time) => time - 1)]);
  expect(lines.filter(({ closed }) => !closed)).toContain(running);
});

test("the line that stands is given up when hello came on the better one, and not before", () => {
  const { newest, says, state, heard } = onEventStream();
  const stream = newest();
  vi.advanceTimersByTime(minute);
  const socket = newest();
  expect(socket.name).toBe("websocket");
  stream.events.frame(frame(1));
  expect(stream.closed).toBe(false);
  says(socket);
  expect(stream.closed).toBe(true);
  stream.events.frame(frame(2));
  stream.events.ended({});
  socket.events.frame(frame(3));
  expect(state()).toEqual({ status: "online", transport: "websocket" });
  expect(heard).toEqual(["hello", 1, "hello", 3]);
  vi.advanceTimersByTime(60 * minute);
  expect(newest()).toBe(socket);
});

test("from polling it tries the best first, then the next", () => {
  const net = setUp();
  net.connection.start();
  vi.advanceTimersByTime(10_000);
  net.says();
  expect(net.state()).toEqual({ status: "online", transport: "polling" });
  net.connection.reconnectNow();
  net.connection.reconnectNow();
  expect(net.opened().slice(3)).toEqual(["websocket"]);
  vi.advanceTimersByTime(5_000);
  expect(net.opened().slice(3)).toEqual(["websocket", "sse"]);
  net.says();
  expect(net.state()).toEqual({ status: "online", transport: "sse" });
});

test("a line that breaks while a better one is tried takes the trial with it", () => {
  const { newest, connection, state, heard } = onEventStream();
  const stream = newest();
  connection.reconnectNow();
  const trial = newest();
  stream.events.ended({});
  expect(trial.closed).toBe(true);
  trial.events.hello(hello);
  expect(state().status).toBe("waiting");
  expect(heard).toEqual(["hello", "down"]);
});

test("a refusal in a trial leaves the line that stands; a refusal of the line ends the attempts", () => {
  const { newest, connection, state } = onEventStream();
  const stream = newest();
  connection.reconnectNow();
  newest().events.ended({ close: "foreign_origin" });
  expect(state()).toEqual({ status: "online", transport: "sse" });
  stream.events.ended({ close: "session_revoked" });
  expect(state()).toEqual({ status: "refused", close: "session_revoked" });
  expect(vi.getTimerCount()).toBe(0);
});

test("stop leaves no timer and no line, also in the middle of a trial", () => {
  const { lines, connection } = onEventStream();
  connection.reconnectNow();
  connection.stop();
  expect(lines.slice(-2).map(({ closed }) => closed)).toEqual([true, true]);
  expect(vi.getTimerCount()).toBe(0);
});

test("only the transports that are allowed are tried", () => {
  const { connection, opened, fails, state } = setUp(["polling"]);
  connection.start();
  for (let n = 0; n < 5; n++) {
    fails();
    connection.reconnectNow();
  }
  expect(new Set(opened())).toEqual(new Set(["polling"]));
  expect(state().status).toBe("connecting");
  expect(closeCodes.poll_unknown.reconnect).toBe("yes");
});
