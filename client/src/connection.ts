import { type ClientFrame, type CloseName, closeCodes, type Hello, mayReconnect, type ServerFrame } from "@chatflow/protocol";
import { jitteredDelay } from "./backoff.ts";
import { createHeartbeat, type Heartbeat } from "./heartbeat.ts";
import { createCell, type Readable } from "./readable.ts";

/** Whether the live connection stands, and if not, whether it comes back by itself. */
export type ConnectionState =
  /** Not started, or stopped. */
  | { status: "idle" }
  | { status: "connecting"; attempt: number }
  | { status: "online" }
  /** Will try again by itself, at `retryAt` (milliseconds since 1970); `attempt` is how many have failed in a row. */
  | { status: "waiting"; attempt: number; retryAt: number }
  /** Will not try again by itself: signed out, session ended, foreign origin … */
  | { status: "refused"; close: CloseName };

export type Connection = {
  state: Readable<ConnectionState>;
  start(): void;
  stop(): void;
  /** Waiting or refused: connect now. Online: check now that the line lives. */
  reconnectNow(): void;
  /** Only while online. */
  send(text: string): void;
};

export type ConnectionOptions = {
  open(): WebSocket;
  hello(hello: Hello): void;
  frame(frame: Exclude<ServerFrame, { hello: Hello } | { pong: 1 }>): void;
  /** The line is gone; the state has changed already. */
  down(): void;
};

/** From opening the socket to the server's hello. */
const helloWithinMs = 15_000;
/** A connection that lasted this long was good: the next failure begins with a short delay again. */
const stableAfterMs = 10_000;

/** One WebSocket at a time, brought back with backoff for as long as it is started. */
export function createConnection(options: ConnectionOptions): Connection {
  const state = createCell<ConnectionState>({ status: "idle" });
  let socket: WebSocket | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let heartbeat: Heartbeat | undefined;
  let attempt = 0;
  let onlineSince = 0;

  function connect() {
    clearTimeout(timer);
    attempt += 1;
    state.set({ status: "connecting", attempt });
    let opened: WebSocket;
    try {
      opened = options.open();
    } catch {
      return retryLater();
    }
    socket = opened;
    // A socket that was given up may still say something; only the current one counts.
    opened.addEventListener("message", ({ data }) => {
      if (opened === socket) receive(data);
    });
    opened.addEventListener("close", ({ code }) => {
      if (opened === socket) lost(code);
    });
    // Always followed by `close`, which says more.
    opened.addEventListener("error", () => {});
    timer = setTimeout(giveUp, helloWithinMs);
  }

  function receive(data: unknown) {
    heartbeat?.heard();
    const frame = parse(data);
    if (frame === undefined) return giveUp();
    if ("hello" in frame) return greeted(frame.hello);
    if ("pong" in frame) return;
    options.frame(frame);
  }

  function greeted(hello: Hello) {
    clearTimeout(timer);
    onlineSince = performance.now();
    heartbeat?.stop();
    heartbeat = createHeartbeat({
      silenceMs: hello.pingAfterMs,
      ping: () => send(JSON.stringify({ ping: 1 } satisfies ClientFrame)),
      dead: giveUp,
    });
    state.set({ status: "online" });
    options.hello(hello);
  }

  /** The line is of no use any more, whatever the socket believes. */
  function giveUp() {
    const abandoned = socket;
    lost(undefined);
    abandoned?.close();
  }

  function lost(code: number | undefined) {
    const wasOnline = state.get().status === "online";
    if (wasOnline && performance.now() - onlineSince >= stableAfterMs) attempt = 0;
    letGo();
    const close = code === undefined || mayReconnect(code) ? undefined : closeName(code);
    if (close) state.set({ status: "refused", close });
    else retryLater();
    if (wasOnline) options.down();
  }

  function retryLater() {
    const delay = jitteredDelay(Math.max(1, attempt));
    state.set({ status: "waiting", attempt, retryAt: Date.now() + delay });
    timer = setTimeout(connect, delay);
  }

  function letGo() {
    socket = undefined;
    clearTimeout(timer);
    heartbeat?.stop();
    heartbeat = undefined;
  }

  function send(text: string) {
    socket?.send(text);
  }

  return {
    state,
    send,
    start() {
      if (state.get().status !== "idle") return;
      attempt = 0;
      connect();
    },
    stop() {
      const abandoned = socket;
      const wasOnline = state.get().status === "online";
      letGo();
      state.set({ status: "idle" });
      abandoned?.close();
      if (wasOnline) options.down();
    },
    reconnectNow() {
      const { status } = state.get();
      if (status === "refused") attempt = 0;
      if (status === "refused" || status === "waiting") connect();
      if (status === "online") heartbeat?.probe();
    },
  };
}

/** Undefined for what no ChatFlow server says. */
function parse(data: unknown): ServerFrame | undefined {
  if (typeof data !== "string") return undefined;
  try {
    const frame: unknown = JSON.parse(data);
    return typeof frame === "object" && frame !== null ? (frame as ServerFrame) : undefined;
  } catch {
    return undefined;
  }
}

function closeName(code: number): CloseName | undefined {
  const names = Object.keys(closeCodes) as CloseName[];
  return names.find((name) => closeCodes[name].code === code);
}
