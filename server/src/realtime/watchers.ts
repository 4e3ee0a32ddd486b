import type { Presence } from "@chatflow/protocol";
import type { Connection } from "./attendance.ts";

/** Somebody who is watched: by which connections, and what those were told last; undefined until it was read. */
type Watched = { readonly userId: string; readonly by: Set<Connection>; told: Presence | undefined };

/** Which connections watch whose presence. Only who watches, and who is watched, costs anything. */
export class Watchers {
  readonly #watched = new Map<string, Watched>();
  readonly #watching = new Map<Connection, Watched[]>();

  isWatched(userId: string): boolean {
    return this.#watched.has(userId);
  }

  /** From here on the connection watches these people, and nobody else. */
  set(connection: Connection, userIds: ReadonlySet<string>): void {
    // The new ones first, so that what is known of people who are in both is kept.
    const wanted = [...userIds].map((userId) => this.#entry(userId));
    for (const entry of wanted) entry.by.add(connection);
    this.#release(connection, userIds);
    if (wanted.length > 0) this.#watching.set(connection, wanted);
  }

  remove(connection: Connection): void {
    this.#release(connection, new Set());
  }

  /** Takes down how somebody is. Who is to be told of it: nobody when it is what they know. */
  update(presence: Presence): ReadonlySet<Connection> | undefined {
    const entry = this.#watched.get(presence.userId);
    if (!entry) return undefined;
    const before = entry.told;
    entry.told = presence;
    return before && !isSame(before, presence) ? entry.by : undefined;
  }

  #entry(userId: string): Watched {
    let entry = this.#watched.get(userId);
    if (!entry) {
      entry = { userId, by: new Set(), told: undefined };
      this.#watched.set(userId, entry);
    }
    return entry;
  }

  #release(connection: Connection, kept: ReadonlySet<string>) {
    for (const entry of this.#watching.get(connection) ?? []) {
      if (kept.has(entry.userId)) continue;
      entry.by.delete(connection);
      if (entry.by.size === 0) this.#watched.delete(entry.userId);
    }
    this.#watching.delete(connection);
  }
}

function isSame(one: Presence, other: Presence): boolean {
  return (
    one.state === other.state &&
    one.lastSeenAt === other.lastSeenAt &&
    one.statusEmoji === other.statusEmoji &&
    one.statusText === other.statusText
  );
}
