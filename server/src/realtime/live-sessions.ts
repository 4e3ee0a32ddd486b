import { setTimeout as pause } from "node:timers/promises";
import type { CloseName, Hello } from "@chatflow/protocol";
import type { Caller } from "../platform/commands.ts";
import type { Metrics } from "../platform/metrics.ts";
import type { Connection } from "./attendance.ts";
import type { Hub } from "./hub.ts";
import type { Presence } from "./presence.ts";

/** Every connection is met once in so many seconds: pinged, or ended when it is dead or its session has expired. */
const beatSeconds = 30;
/** The silence that makes a client ask whether the line lives. A stream is met twice as often, so it is never so silent. */
const pingAfterMs = 20_000;

/** One live connection of a signed-in user, on any transport. */
export type LiveSession = Connection & {
  readonly sessionId: string;
  /** Calls that were begun and not answered yet. */
  readonly unanswered: number;
  hello(hello: Hello): void;
  beat(now: number): void;
  close(name: CloseName): void;
};

type Deps = {
  hub: Hub;
  presence: Presence;
  /** What a connection begins with: the channels it gets, and the epoch; null when the session was ended meanwhile. */
  begin(caller: Caller): Promise<{ channelIds: string[]; epoch: string } | null>;
  metrics: Metrics;
};

/** All live connections of this process: their beginning, their heartbeat and their end. */
export class LiveSessions {
  readonly #deps: Deps;
  readonly #sessions = new Map<LiveSession, Set<LiveSession>[]>();
  readonly #wheel: Set<LiveSession>[] = Array.from({ length: beatSeconds }, () => new Set());
  /** For each second, the spokes of a session that is met once in a turn, and of one that is met twice; shared by all. */
  readonly #spokes = {
    1: this.#wheel.map((spoke) => [spoke]),
    2: this.#wheel.map((spoke, at) => [spoke, this.#wheel[(at + beatSeconds / 2) % beatSeconds] ?? spoke]),
  };
  readonly #turning: NodeJS.Timeout;
  #spoke = 0;
  /** Not a name of the process before, which clients may still have; no server opens a thousand a second for long. */
  #lastConnection = Date.now();
  #draining = false;

  constructor(deps: Deps) {
    this.#deps = deps;
    // One timer for all.
    this.#turning = setInterval(() => this.#turn(Date.now()), 1000).unref();
  }

  get draining(): boolean {
    return this.#draining;
  }

  /** From here on it gets what its user gets; `false` when its session was ended while its channels were read. */
  async begin(session: LiveSession, caller: Caller, beats: 1 | 2 = 1): Promise<boolean> {
    const spokes = this.#spokes[beats][this.#spoke] ?? [];
    this.#deps.hub.add(session);
    this.#sessions.set(session, spokes);
    for (const spoke of spokes) spoke.add(session);
    this.#deps.metrics.connections(this.#sessions.size);
    const begun = await this.#deps.begin(caller);
    if (!begun) {
      session.close("session_revoked"); // ended between the two looks at it
      return false;
    }
    this.#deps.hub.addChannels(session, begun.channelIds);
    const connectionId = (++this.#lastConnection).toString(36);
    session.hello({ userId: session.userId, sessionId: session.sessionId, connectionId, epoch: begun.epoch, pingAfterMs });
    if (this.#sessions.has(session)) this.#deps.presence.came(session); // else its line went meanwhile
    return true;
  }

  /** Its line is gone. */
  remove(session: LiveSession): void {
    this.#deps.hub.remove(session);
    for (const spoke of this.#sessions.get(session) ?? []) spoke.delete(session);
    this.#sessions.delete(session);
    this.#deps.presence.left(session);
    this.#deps.metrics.connections(this.#sessions.size);
  }

  /** Closes the live connections of sessions that were ended. */
  sessionsEnded(sessionIds: readonly string[]): void {
    for (const session of [...this.#sessions.keys()]) if (sessionIds.includes(session.sessionId)) session.close("session_revoked");
  }

  /** Takes no new ones, waits for calls that were begun, then closes every connection. */
  async drain(patienceMs: number): Promise<void> {
    this.#draining = true;
    clearInterval(this.#turning);
    const until = Date.now() + patienceMs;
    while (Date.now() < until && [...this.#sessions.keys()].some((session) => session.unanswered > 0)) await pause(10);
    for (const session of [...this.#sessions.keys()]) session.close("going_away");
  }

  #turn(now: number) {
    this.#spoke = (this.#spoke + 1) % beatSeconds;
    for (const session of this.#wheel[this.#spoke] ?? []) session.beat(now);
    this.#deps.presence.tick(now);
  }
}
