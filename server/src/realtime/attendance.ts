import type { Receiver } from "./hub.ts";

/** One live connection, as presence knows it. */
export type Connection = Receiver & {
  /** As `hello` named it; undefined before. */
  readonly connectionId: string | undefined;
};

/** Whether somebody has connections, and whether anybody is at one of them. */
export type Attending = "gone" | "idle" | "active";

/** Somebody whose last connection has ended, and how they were until then. */
type Leaving = { readonly at: Date; readonly was: "idle" | "active" };

/**
 * Who is there, by the connections of this process. Nobody is gone with their last connection at once: a page that is
 * loaded anew has a new one soon. A connection costs a place in its user's list, and no more.
 */
export class Attendance {
  readonly #connections = new Map<string, Connection[]>();
  /** Those of the connections behind which nobody is. */
  readonly #idle = new Set<Connection>();
  readonly #leaving = new Map<string, Leaving>();

  of(userId: string): Attending {
    const connections = this.#connections.get(userId);
    if (!connections) return this.#leaving.get(userId)?.was ?? "gone";
    return connections.some((connection) => !this.#idle.has(connection)) ? "active" : "idle";
  }

  /** The user's connection of this name. */
  find(userId: string, connectionId: string): Connection | undefined {
    return this.#connections.get(userId)?.find((connection) => connection.connectionId === connectionId);
  }

  /** A new connection: somebody opened it, so somebody is at it. */
  add(connection: Connection): void {
    const { userId } = connection;
    this.#leaving.delete(userId);
    const connections = this.#connections.get(userId);
    if (connections) connections.push(connection);
    else this.#connections.set(userId, [connection]);
  }

  report(connection: Connection, active: boolean): void {
    if (active) this.#idle.delete(connection);
    else this.#idle.add(connection);
  }

  remove(connection: Connection, at: Date): void {
    const { userId } = connection;
    const connections = this.#connections.get(userId);
    const place = connections?.indexOf(connection) ?? -1;
    if (!connections || place < 0) return;
    const was = this.of(userId) === "active" ? "active" : "idle";
    connections.splice(place, 1);
    this.#idle.delete(connection);
    if (connections.length > 0) return;
    this.#connections.delete(userId);
    this.#leaving.set(userId, { at, was });
  }

  /** Those who left at this moment or before, and have not come back. */
  leftUntil(moment: number): { userId: string; at: Date }[] {
    const left = [];
    for (const [userId, { at }] of this.#leaving) {
      if (at.getTime() > moment) break; // in the order of leaving
      left.push({ userId, at });
    }
    return left;
  }

  /** Whoever left then, and has not come back, is gone. */
  forget({ userId, at }: { userId: string; at: Date }): void {
    if (this.#leaving.get(userId)?.at === at) this.#leaving.delete(userId);
  }

  /** Everyone who is there now. */
  present(): string[] {
    return [...this.#connections.keys()];
  }
}
