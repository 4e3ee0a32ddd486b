import type { Delivery, History, MembershipCall, Room, Tick } from "./history.ts";

/** A time in which somebody surely was no member: from the answer to leaving until joining was asked for again. */
type Outside = {
  after: Tick;
  before: Tick;
  /** On which connection the answer to leaving came. */
  connection: number | null;
};

/** Tells whether what reached somebody can have been handed out while they were a member. */
export type Access = {
  /** Surely not: it was handed out at a time at which they were no member. */
  leaked(delivery: Delivery): boolean;
  /** Whether anybody had made them a member by then, or tried to. */
  everInside(userId: string, channelId: string, at: Tick): boolean;
};

export function readAccess({ rooms, memberships, attempts }: Pick<History, "rooms" | "memberships" | "attempts">): Access {
  const calls = Map.groupBy(memberships, ({ userId, channelId }) => key(userId, channelId));
  const outside = new Map<string, Outside[]>();
  const roomOf = new Map(rooms.map((room) => [room.id, room]));
  const writtenAt = new Map(attempts.map(({ id, at }) => [id, at]));

  function outsideOf(userId: string, room: Room): Outside[] {
    const name = key(userId, room.id);
    let found = outside.get(name);
    if (!found) {
      found = timesOutside(room.members.has(userId), calls.get(name) ?? []);
      outside.set(name, found);
    }
    return found;
  }

  return {
    leaked(delivery) {
      const room = roomOf.get(delivery.channelId);
      if (!room) return false;
      // Slow lines deliver late what was handed out in time; but nothing is handed out before it is written or asked for.
      const earliest = delivery.askedAt ?? (delivery.message ? writtenAt.get(delivery.message.id) : undefined) ?? 0;
      return outsideOf(delivery.userId, room).some(({ after, before, connection }) => {
        if (delivery.at >= before) return false;
        const behindTheAnswer = delivery.askedAt === null && connection !== null && delivery.connection === connection;
        return earliest > after || (behindTheAnswer && delivery.at > after);
      });
    },
    everInside(userId, channelId, at) {
      if (roomOf.get(channelId)?.members.has(userId)) return true;
      return (calls.get(key(userId, channelId)) ?? []).some(({ kind, sentAt }) => kind === "join" && sentAt <= at);
    },
  };
}

function timesOutside(memberAtFirst: boolean, calls: readonly MembershipCall[]): Outside[] {
  const joins = calls.filter(({ kind }) => kind === "join");
  const nextJoin = (after: Tick) => joins.find(({ sentAt }) => sentAt > after)?.sentAt ?? Number.POSITIVE_INFINITY;
  const times: Outside[] = memberAtFirst ? [] : [{ after: -1, before: nextJoin(-1), connection: null }];
  for (const { kind, outcome, sentAt, answeredAt, connection } of calls) {
    if (kind !== "leave" || outcome !== "out" || answeredAt === null) continue;
    // A join without an answer may be carried out at any time from then on; one under way, after the leaving.
    const settled = joins.every((join) => join.sentAt > answeredAt || (join.answeredAt !== null && join.answeredAt < sentAt));
    if (settled) times.push({ after: answeredAt, before: nextJoin(answeredAt), connection });
  }
  return times;
}

function key(userId: string, channelId: string): string {
  return `${userId} ${channelId}`;
}
