import type { CloseName, Hello } from "@chatflow/protocol";
import { jitteredDelay } from "./backoff.ts";
import { createCell, type Readable } from "./readable.ts";
import { createLadder } from "./transports/ladder.ts";
import { isRefusal, type Line, type LineEnd, type LineFrame, type Transport, type TransportName } from "./transports/line.ts";
import { type Opening, openLine } from "./transports/open-line.ts";

/** Whether the live connection stands, and if not, whether it comes back by itself. */
export type ConnectionState =
  /** Not started, or stopped. */
  | { status: "idle" }
  | { status: "connecting"; attempt: number }
  /** `transport`: how events travel, the best that the network lets through. */
  | { status: "online"; transport: TransportName }
  /** Will try again by itself, at `retryAt` (milliseconds since 1970); `attempt` is how many have failed in a row. */
  | { status: "waiting"; attempt: number; retryAt: number }
  /** Will not try again by itself: signed out, session ended, foreign origin … */
  | { status: "refused"; close: CloseName };

export type Connection = {
  state: Readable<ConnectionState>;
  start(): void;
  stop(): void;
  /** Waiting or refused: connect now. Online: check now that the line lives, and whether a better one gets through. */
  reconnectNow(): void;
  /** Whether calls travel on the line that stands. */
  takesCalls(): boolean;
  /** Only where the line takes calls. */
  send(text: string): void;
};

export type ConnectionOptions = {
  /** The best first. */
  transports: readonly Transport[];
  /** A line stands. Without a `down` before, it took the place of another: what was missed between them is caught up with. */
  hello(hello: Hello): void;
  frame(frame: LineFrame): void;
  /** The line is gone; the state has changed already. */
  down(): void;
};

/** A connection that lasted this long was good: the next failure begins with a short delay again. */
const stableAfterMs = 10_000;

type Current = { at: number; line: Line; opening: Opening; since: number };

/** One live line at a time, brought back with backoff for as long as it is started, on the best transport that works. */
export function createConnection(options: ConnectionOptions): Connection {
  const state = createCell<ConnectionState>({ status: "idle" });
  const ladder = createLadder(options.transports);
  let current: Current | undefined;
  /** What is being opened: the next line, or a better one beside the current. */
  let opening: Opening | undefined;
  /** The next attempt, or the next trial of a better transport. */
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;

  function connect() {
    clearTimeout(timer);
    attempt += 1;
    state.set({ status: "connecting", attempt });
    tryTransport(ladder.rung());
  }

  function tryTransport(at: number) {
    opening = openAt(at, (end) => {
      if (isRefusal(end)) return state.set({ status: "refused", close: end.close });
      const next = ladder.failed(at, end.late === true);
      if (next === undefined) retryLater();
      else tryTransport(next);
    });
  }

  function openAt(at: number, failed: (end: LineEnd & { late?: boolean }) => void): Opening {
    const own = openLine(ladder.transport(at), ladder.helloWithinMs(at), {
      greeted: (line, hello) => greeted({ at, line, opening: own, since: performance.now() }, hello),
      failed(end) {
        opening = undefined;
        failed(end);
      },
      frame: options.frame,
      ended: lost,
    });
    return own;
  }

  function greeted(next: Current, hello: Hello) {
    const before = current;
    opening = undefined;
    current = next;
    ladder.greeted(next.at);
    before?.opening.cancel();
    state.set({ status: "online", transport: ladder.transport(next.at).name });
    climbLater();
    options.hello(hello);
  }

  function climbLater() {
    clearTimeout(timer);
    if (current && current.at > 0) timer = setTimeout(climb, ladder.climbAfterMs());
  }

  /** Tries the better transports beside the line that stands, which is given up only for one on which hello came. */
  function climb() {
    if (opening || !current || current.at === 0) return;
    clearTimeout(timer);
    ladder.trialBegins();
    tryBetter(0);
  }

  function tryBetter(at: number) {
    if (!current || at >= current.at) return climbLater();
    opening = openAt(at, () => tryBetter(at + 1));
  }

  function lost(end: LineEnd) {
    const lasted = current ? performance.now() - current.since : 0;
    const isNext = current !== undefined && ladder.ended(current.at, end, lasted);
    if (isNext || lasted >= stableAfterMs) attempt = 0;
    letGo();
    if (isRefusal(end)) state.set({ status: "refused", close: end.close });
    else retryLater();
    options.down();
  }

  function retryLater() {
    const delay = jitteredDelay(Math.max(1, attempt));
    state.set({ status: "waiting", attempt, retryAt: Date.now() + delay });
    timer = setTimeout(connect, delay);
  }

  function letGo() {
    clearTimeout(timer);
    opening?.cancel();
    current?.opening.cancel();
    opening = undefined;
    current = undefined;
  }

  return {
    state,
    takesCalls: () => current?.line.send !== undefined,
    send: (text) => current?.line.send?.(text),
    start() {
      if (state.get().status !== "idle") return;
      attempt = 0;
      connect();
    },
    stop() {
      const wasOnline = current !== undefined;
      letGo();
      state.set({ status: "idle" });
      if (wasOnline) options.down();
    },
    reconnectNow() {
      const { status } = state.get();
      if (status === "refused") attempt = 0;
      if (status === "refused" || status === "waiting") connect();
      current?.line.probe();
      climb();
    },
  };
}
