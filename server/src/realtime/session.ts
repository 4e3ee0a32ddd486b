import type { Duplex } from "node:stream";
import { ChatFlowError, type ClientFrame, type CloseName, closeCodes, type Hello, limits, type ServerFrame } from "@chatflow/protocol";
import type { WebSocket } from "ws";
import type { Caller } from "../platform/commands.ts";
import type { Dispatch } from "../platform/dispatch.ts";
import type { Metrics } from "../platform/metrics.ts";
import { asDeflated } from "./deflated-frames.ts";
import type { Hub, Receiver } from "./hub.ts";
import type { LiveSession } from "./live-sessions.ts";
import { textFrame } from "./text-frames.ts";

/** Bytes that may wait for a client that does not read; past it the client is closed and comes back to catch up. */
export const unreadCap = 1024 * 1024;

/** An empty ping frame; every client answers it by itself. */
const pingFrame = Buffer.from([0x89, 0x00]);

/** What sessions have queued most of the time; shared, so that it takes no room in each. */
const nothing: Buffer[] = [];

type Deps = { hub: Hub; dispatch: Dispatch; metrics: Metrics };
type Line = { socket: WebSocket; tcp: Duplex; caller: Caller; expiresAt: Date; address: string };

/**
 * One live connection of a signed-in user. Frames go straight to the TCP socket, ready-made; `ws` reads, answers
 * pings and does the closing handshake. Both write whole frames at once, so they never interleave within one.
 */
export class Session implements LiveSession {
  readonly topics: Receiver["topics"] = new Set();
  connectionId: string | undefined;
  readonly #deps: Deps;
  readonly #line: Line;
  /** Whether the client takes compressed messages. Only events are: many get the same, an answer is for one. */
  readonly #deflates: boolean;
  #queued: Buffer[] = nothing;
  #unanswered = 0;
  #alive = true;
  #begun = false;
  #closing = false;

  constructor(line: Line, deps: Deps) {
    this.#line = line;
    this.#deps = deps;
    this.#deflates = line.socket.extensions !== "";
    line.socket.on("message", (data, isBinary) => {
      this.#alive = true;
      if (isBinary) this.close("binary_frame");
      else this.#receive(String(data));
    });
    line.socket.on("pong", () => {
      this.#alive = true;
    });
  }

  get userId(): string {
    return this.#line.caller.userId;
  }

  get sessionId(): string {
    return this.#line.caller.sessionId;
  }

  /** Calls that were begun and not answered yet. */
  get unanswered(): number {
    return this.#unanswered;
  }

  hello(hello: Hello): void {
    this.#begun = true;
    this.connectionId = hello.connectionId;
    // First of all, also of what its user's topic had for it while its channels were read.
    this.#queued = [textFrame(JSON.stringify({ hello } satisfies ServerFrame)), ...this.#queued];
    this.#deps.hub.wantsFlush(this);
  }

  queue(events: Buffer): void {
    this.#push(this.#deflates ? asDeflated(events) : events);
  }

  flush(): void {
    if (this.#closing || !this.#begun) return;
    this.#write();
    if (this.#line.tcp.writableLength > unreadCap) {
      this.#deps.metrics.slowConsumer();
      this.close("slow_consumer");
    }
  }

  /** Called now and then by the gateway: ends what is dead or has expired, pings the rest. */
  beat(now: number): void {
    if (this.#line.expiresAt.getTime() <= now) this.close("session_expired");
    else if (!this.#alive) this.close("no_heartbeat");
    else {
      this.#alive = false;
      this.#push(pingFrame);
      this.#deps.hub.wantsFlush(this);
    }
  }

  close(name: CloseName): void {
    if (this.#closing) return;
    if (this.#begun) this.#write(); // what was answered before is not lost with the connection
    this.#closing = true;
    this.#deps.hub.remove(this);
    const { code, reason } = closeCodes[name];
    this.#line.socket.close(code, reason);
    // One that does not read or is gone takes no part in the closing handshake either, and its bytes are not kept.
    if (name === "no_heartbeat" || name === "slow_consumer") setTimeout(() => this.#line.socket.terminate(), 1000).unref();
  }

  #push(frames: Buffer) {
    if (this.#queued === nothing) this.#queued = [frames];
    else this.#queued.push(frames);
  }

  #write() {
    const queued = this.#queued;
    if (queued === nothing) return;
    this.#queued = nothing;
    const { tcp } = this.#line;
    if (queued.length > 1) tcp.cork();
    for (const bytes of queued) tcp.write(bytes);
    if (queued.length > 1) tcp.uncork();
  }

  #receive(text: string) {
    const frame = parseFrame(text);
    if (!frame) return this.close("malformed_frame");
    if ("ping" in frame) return this.#send({ pong: 1 });
    void this.#answer(frame.id, frame.call, frame.input);
  }

  async #answer(id: number, call: string, input: unknown) {
    this.#began();
    const { caller, address } = this.#line;
    try {
      this.#send({ id, ok: await this.#deps.dispatch(call, input, { caller, address }) });
    } catch (thrown) {
      const error = thrown instanceof ChatFlowError ? thrown : new ChatFlowError("internal");
      this.#send({ id, error: error.toWire() });
    } finally {
      this.#ended();
    }
  }

  // A client with too much unanswered is not read from until the server has caught up: TCP slows it down.
  #began() {
    this.#unanswered += 1;
    if (this.#unanswered === limits.callsInFlight) this.#line.socket.pause();
  }

  #ended() {
    this.#unanswered -= 1;
    if (this.#unanswered === limits.callsInFlight / 2) this.#line.socket.resume();
  }

  #send(frame: ServerFrame) {
    this.#push(textFrame(JSON.stringify(frame)));
    this.#deps.hub.wantsFlush(this);
  }
}

/** The frame, or undefined for anything else. By hand: it is looked at for every message, and a schema costs more. */
function parseFrame(text: string): ClientFrame | undefined {
  try {
    const frame: unknown = JSON.parse(text);
    if (typeof frame !== "object" || frame === null) return undefined;
    if ("ping" in frame) return frame.ping === 1 ? { ping: 1 } : undefined;
    if (!("id" in frame && "call" in frame)) return undefined;
    const { id, call } = frame;
    if (typeof id !== "number" || !Number.isSafeInteger(id) || id < 0 || typeof call !== "string") return undefined;
    return { id, call, input: "input" in frame ? frame.input : undefined };
  } catch {
    return undefined; // not JSON: the caller closes
  }
}
