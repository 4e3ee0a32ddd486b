import type { ServerResponse } from "node:http";
import { type CloseName, closeCodes, type Hello, type PushFrame } from "@chatflow/protocol";
import type { Caller } from "../platform/commands.ts";
import type { Metrics } from "../platform/metrics.ts";
import { asEventStream } from "./event-stream-frames.ts";
import type { Hub, Receiver } from "./hub.ts";
import type { LiveSession } from "./live-sessions.ts";
import { unreadCap } from "./session.ts";

/** A comment, which no reader shows: it keeps proxies from ending the line, and tells the client that it lives. */
const heartbeat = Buffer.from(":\n\n");

type Deps = { hub: Hub; metrics: Metrics };
type Line = { response: ServerResponse; caller: Caller; expiresAt: Date };

/** One live connection as server-sent events: an HTTP answer that does not end. Calls are made beside it, over HTTP. */
export class EventStream implements LiveSession {
  readonly topics: Receiver["topics"] = new Set();
  connectionId: string | undefined;
  readonly unanswered = 0;
  readonly #deps: Deps;
  readonly #line: Line;
  #queued: Buffer[] = [];
  #begun = false;
  #closing = false;

  constructor(line: Line, deps: Deps) {
    this.#line = line;
    this.#deps = deps;
  }

  get userId(): string {
    return this.#line.caller.userId;
  }

  get sessionId(): string {
    return this.#line.caller.sessionId;
  }

  hello(hello: Hello): void {
    this.#begun = true;
    this.connectionId = hello.connectionId;
    this.#line.response.write(event({ hello }));
    this.flush();
  }

  queue(bytes: Buffer): void {
    this.#queued.push(asEventStream(bytes));
  }

  flush(): void {
    if (this.#closing || !this.#begun) return;
    this.#write();
    if (this.#line.response.writableLength > unreadCap) {
      this.#deps.metrics.slowConsumer();
      this.close("slow_consumer");
    }
  }

  beat(now: number): void {
    if (this.#line.expiresAt.getTime() <= now) this.close("session_expired");
    else if (!this.#closing && this.#begun) this.#line.response.write(heartbeat);
  }

  close(name: CloseName): void {
    if (this.#closing) return;
    if (this.#begun) this.#write();
    this.#closing = true;
    this.#deps.hub.remove(this);
    const { response } = this.#line;
    response.end(event({ close: { name, code: closeCodes[name].code, reason: closeCodes[name].reason } }));
    // One that does not read would never see the end, and its bytes are not kept; the others have it by then.
    setTimeout(() => response.destroy(), 1000).unref();
  }

  #write() {
    const queued = this.#queued;
    if (queued.length === 0) return;
    this.#queued = [];
    this.#line.response.write(queued.length === 1 ? queued[0] : Buffer.concat(queued));
  }
}

function event(frame: PushFrame): string {
  return `data: ${JSON.stringify(frame)}\n\n`;
}
