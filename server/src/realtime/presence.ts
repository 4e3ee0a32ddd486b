import { type Availability, ChatFlowError, type Presence as HowTheyAre } from "@chatflow/protocol";
import type { Logger } from "../platform/log.ts";
import { Attendance, type Connection } from "./attendance.ts";
import type { Hub } from "./hub.ts";
import { Watchers } from "./watchers.ts";

/** How long somebody is still there after their last connection, so that nobody flickers who loads a page anew. */
const graceMs = 10_000;

/** People whose watching is answered with one query; more wait for the next one. */
const watchesAtOnce = 50;

/** What somebody says about themselves, and when they were last known to be there. */
export type Standing = { userId: string; availability: Availability; statusEmoji: string; statusText: string; lastSeenAt: Date | null };

/** Where presence outlives the process. */
export type PresenceStore = {
  read(userIds: readonly string[]): Promise<Standing[]>;
  seen(moments: ReadonlyMap<string, Date>): Promise<void>;
};

type Deps = { hub: Hub; store: PresenceStore; log: Logger; graceMs?: number | undefined };
type Watch = { userIds: ReadonlySet<string>; answer(presences: HowTheyAre[]): void; fail(error: unknown): void };

/**
 * How people are, told to those connections only that watch them, and only when what they see changes. Whoever changed
 * is read in one query after another, each for all who changed meanwhile: so nothing old is told after something new.
 */
export class Presence {
  readonly #deps: Deps;
  readonly #graceMs: number;
  readonly #attendance = new Attendance();
  readonly #watchers = new Watchers();
  /** Watched people who may have changed, and watches without an answer, until they are read. */
  #changed = new Set<string>();
  #watches: Watch[] = [];
  #reading = false;
  /** When people came, until it is written: a server that is killed has no other chance to. */
  #came = new Map<string, Date>();
  #writing: Promise<void> | undefined;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#graceMs = deps.graceMs ?? graceMs;
  }

  /** A connection has begun. */
  came(connection: Connection): void {
    if (this.#attendance.of(connection.userId) === "gone") this.#came.set(connection.userId, new Date());
    this.#change(connection.userId, () => this.#attendance.add(connection));
  }

  /** A connection has ended, whether it had begun or not. */
  left(connection: Connection): void {
    this.#watchers.remove(connection);
    this.#change(connection.userId, () => this.#attendance.remove(connection, new Date()));
  }

  /** Whether anybody is at the device behind a connection of the user. */
  report(userId: string, connectionId: string, active: boolean): void {
    const connection = this.#connection(userId, connectionId);
    this.#change(userId, () => this.#attendance.report(connection, active));
  }

  /** From here on a connection of the user hears of these people, instead of those before. How they all are now. */
  watch(userId: string, connectionId: string, userIds: readonly string[]): Promise<HowTheyAre[]> {
    const connection = this.#connection(userId, connectionId);
    const wanted = new Set(userIds);
    this.#watchers.set(connection, wanted);
    if (wanted.size === 0) return Promise.resolve([]);
    return new Promise((answer, fail) => {
      this.#watches.push({ userIds: wanted, answer, fail });
      void this.#read();
    });
  }

  /** The user has set their status or availability. Call it after the commit. */
  standingChanged(userId: string): void {
    if (!this.#watchers.isWatched(userId)) return;
    this.#changed.add(userId);
    void this.#read();
  }

  /** Now and then: whoever left and did not come back is offline, since the moment when they left. */
  tick(now: number): void {
    if (this.#changed.size > 0) void this.#read(); // what could not be read the last time
    if (this.#writing !== undefined) return;
    const left = this.#attendance.leftUntil(now - this.#graceMs);
    if (left.length === 0 && this.#came.size === 0) return;
    this.#writing = this.#write(left).then((written) => {
      this.#writing = undefined;
      if (written) for (const one of left) this.#change(one.userId, () => this.#attendance.forget(one));
    });
  }

  /** Keeps when everyone was last there, before the server stops. */
  async stop(): Promise<void> {
    await this.#writing;
    const now = new Date();
    for (const userId of this.#attendance.present()) this.#came.set(userId, now);
    await this.#write(this.#attendance.leftUntil(now.getTime()));
  }

  #connection(userId: string, connectionId: string): Connection {
    const connection = this.#attendance.find(userId, connectionId);
    if (!connection) throw new ChatFlowError("not_found", { message: "You have no such connection any more." });
    return connection;
  }

  #change(userId: string, act: () => void) {
    const before = this.#attendance.of(userId);
    act();
    if (this.#attendance.of(userId) !== before) this.standingChanged(userId);
  }

  async #read() {
    if (this.#reading) return;
    this.#reading = true;
    try {
      while (this.#changed.size > 0 || this.#watches.length > 0) await this.#readOnce();
    } catch (error) {
      this.#deps.log.warn({ err: error }, "presence could not be read");
    } finally {
      this.#reading = false;
    }
  }

  async #readOnce() {
    const changed = this.#changed;
    const watches = this.#watches.splice(0, watchesAtOnce);
    this.#changed = new Set();
    let standings: Standing[];
    try {
      standings = await this.#deps.store.read([...new Set([...changed, ...watches.flatMap(({ userIds }) => [...userIds])])]);
    } catch (error) {
      for (const userId of changed) this.#changed.add(userId);
      for (const { fail } of watches.concat(this.#watches.splice(0))) fail(error);
      throw error;
    }
    const presences = new Map(standings.map((standing) => [standing.userId, this.#presence(standing)]));
    for (const presence of presences.values()) {
      const told = this.#watchers.update(presence);
      if (told) this.#deps.hub.toReceivers(told, { type: "presence.updated", presence });
    }
    for (const { userIds, answer } of watches) answer([...userIds].flatMap((userId) => presences.get(userId) ?? []));
  }

  #presence({ userId, availability, statusEmoji, statusText, lastSeenAt }: Standing): HowTheyAre {
    const attending = this.#attendance.of(userId);
    const status = { userId, statusEmoji, statusText };
    if (attending === "gone") return { ...status, state: "offline", lastSeenAt: lastSeenAt?.toISOString() ?? null };
    const own = attending === "active" ? "online" : "away";
    return { ...status, state: availability === "auto" ? own : availability, lastSeenAt: null };
  }

  async #write(left: { userId: string; at: Date }[]): Promise<boolean> {
    const came = this.#came;
    this.#came = new Map();
    try {
      await this.#deps.store.seen(new Map([...came, ...left.map(({ userId, at }) => [userId, at] as const)]));
      return true;
    } catch (error) {
      // The next tick tries again; until then they are as they were.
      this.#came = new Map([...came, ...this.#came]);
      this.#deps.log.warn({ err: error }, "who was last here when could not be written");
      return false;
    }
  }
}
