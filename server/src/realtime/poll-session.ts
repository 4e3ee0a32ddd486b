import { randomBytes } from "node:crypto";
import { ChatFlowError, type CloseName, closeCodes, type Hello, limits, type PushFrame } from "@chatflow/protocol";
import type { Caller } from "../platform/commands.ts";
import type { Metrics } from "../platform/metrics.ts";
import type { Receiver } from "./hub.ts";
import type { LiveSession } from "./live-sessions.ts";
import { unreadCap } from "./session.ts";
import { payloadsOf } from "./text-frames.ts";

type Deps = { metrics: Metrics; closed(session: PollSession): void };
type Waiter = { answer(text: string): void; fail(error: ChatFlowError): void; until: number };

/**
 * One live connection by long polling. Between polls events gather in a queue; each answer has a number and is kept
 * until the next poll says that it arrived. It may have been lost on the way, and is then given once more.
 */
export class PollSession implements LiveSession {
  /** Who knows it may poll, so it cannot be guessed. */
  readonly id = randomBytes(18).toString("base64url");
  readonly topics: Receiver["topics"] = new Set();
  connectionId: string | undefined;
  readonly unanswered = 0;
  readonly caller: Caller;
  readonly #expiresAt: Date;
  readonly #deps: Deps;
  #queued: string[] = [];
  #queuedBytes = 0;
  /** The number of the newest answer, and its text until the client has it. */
  #number = 0;
  #unacknowledged: string | undefined;
  #waiter: Waiter | undefined;
  #closed: CloseName | undefined;
  #lastPoll = Date.now();

  constructor(line: { caller: Caller; expiresAt: Date }, deps: Deps) {
    this.caller = line.caller;
    this.#expiresAt = line.expiresAt;
    this.#deps = deps;
  }

  get userId(): string {
    return this.caller.userId;
  }

  get sessionId(): string {
    return this.caller.sessionId;
  }

  get closed(): boolean {
    return this.#closed !== undefined;
  }

  hello(hello: Hello): void {
    this.connectionId = hello.connectionId;
    this.#queued.unshift(JSON.stringify({ hello } satisfies PushFrame));
  }

  queue(bytes: Buffer): void {
    if (this.#closed) return;
    for (const payload of payloadsOf(bytes)) this.#queued.push(payload.toString());
    this.#queuedBytes += bytes.length;
  }

  flush(): void {
    if (this.#closed) return;
    if (this.#waiter) this.#answerWaiter();
    else if (this.#queuedBytes + (this.#unacknowledged?.length ?? 0) > unreadCap) {
      this.#deps.metrics.slowConsumer();
      this.close("slow_consumer");
    }
  }

  /**
   * The next answer: at once when there is something to tell or the last one was lost, else when there is, at the
   * latest after the wait. A poll that still waits is over, since its client has begun another.
   */
  poll(ack: number, waitMs: number, gone: AbortSignal, now = Date.now()): Promise<string> {
    this.#lastPoll = now;
    this.#waiter?.fail(new ChatFlowError("unavailable", { message: "Another poll of the same connection has taken over." }));
    this.#waiter = undefined;
    if (this.#closed) return Promise.resolve(this.#closing(this.#closed));
    const wasLost = this.#unacknowledged !== undefined && ack === this.#number - 1;
    if (wasLost && this.#unacknowledged !== undefined) return Promise.resolve(this.#unacknowledged);
    if (ack !== this.#number) {
      const issue = { path: ["ack"], message: `The last answer was number ${this.#number}.` };
      return Promise.reject(new ChatFlowError("invalid_input", { issues: [issue] }));
    }
    this.#unacknowledged = undefined;
    return new Promise((answer, fail) => {
      const waiter = { answer, fail, until: now + waitMs };
      this.#waiter = waiter;
      // Its line is gone: what comes now waits for the next poll.
      gone.addEventListener("abort", () => {
        if (this.#waiter === waiter) this.#waiter = undefined;
      });
      if (this.#queued.length > 0) this.#answerWaiter();
      else if (waitMs < limits.pollWaitMs) setTimeout(() => this.#waitedLongEnough(waiter), waitMs).unref();
    });
  }

  /** Once a second: answers a poll that has waited long enough. `false` when nobody asks any more: forget it. */
  tick(now: number): boolean {
    if (this.#waiter) {
      if (this.#waiter.until <= now) this.#answerWaiter();
      return true;
    }
    if (now - this.#lastPoll < limits.pollSilenceMs) return true;
    this.close("poll_unknown");
    return false;
  }

  beat(now: number): void {
    if (this.#expiresAt.getTime() <= now) this.close("session_expired");
  }

  close(name: CloseName): void {
    if (this.#closed) return;
    this.#closed = name;
    this.#deps.closed(this);
    const waiter = this.#waiter;
    this.#waiter = undefined;
    waiter?.answer(this.#closing(name));
    this.#queued = [];
    this.#unacknowledged = undefined;
  }

  /** Few ask for a shorter wait, so only they have a timer of their own. */
  #waitedLongEnough(waiter: Waiter) {
    if (this.#waiter === waiter) this.#answerWaiter();
  }

  #answerWaiter() {
    const waiter = this.#waiter;
    this.#waiter = undefined;
    this.#number += 1;
    this.#unacknowledged = this.#text(this.#queued);
    this.#queued = [];
    this.#queuedBytes = 0;
    waiter?.answer(this.#unacknowledged);
  }

  /** The last answer, the same however often it is asked for. What was not told before it is caught up with elsewhere. */
  #closing(name: CloseName): string {
    const { code, reason } = closeCodes[name];
    return this.#text([...this.#queued, JSON.stringify({ close: { name, code, reason } } satisfies PushFrame)], this.#number + 1);
  }

  /** The frames are JSON already, and are not parsed to be put together. */
  #text(frames: readonly string[], number = this.#number): string {
    return `{"session":"${this.id}","number":${number},"frames":[${frames.join(",")}]}`;
  }
}
