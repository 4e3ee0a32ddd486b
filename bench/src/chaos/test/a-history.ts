import type { Delivery, History, MembershipCall, Room, Seen } from "../history.ts";

/** A history without fault, of two people in a private room, and pieces to break it with. */

export const room: Room = { id: "room", type: "private", canary: "canary-1", members: new Set(["ada", "grace"]) };

const plain = { deleted: false, threadId: null, reactions: "", replies: 0 };

export function message(seq: number, changes: Partial<Seen> = {}): Seen {
  return { id: `m${seq}`, channelId: room.id, seq, rev: seq, authorId: "ada", text: `canary-1 no. ${seq}`, ...plain, ...changes };
}

export function delivery(seq: number, changes: Partial<Delivery> = {}): Delivery {
  const at = seq * 10 + 2;
  return {
    userId: "grace",
    what: "message.created",
    channelId: room.id,
    message: message(seq),
    at,
    connection: 1,
    askedAt: null,
    ...changes,
  };
}

export function membershipCall(kind: "join" | "leave", sentAt: number, changes: Partial<MembershipCall> = {}): MembershipCall {
  const outcome = kind === "join" ? "in" : "out";
  return { userId: "grace", channelId: room.id, kind, sentAt, answeredAt: sentAt + 1, outcome, connection: 1, ...changes };
}

/** Ada sends three messages at the ticks 10, 20 and 30; each is acknowledged and reaches Grace right after. */
export function faultless(changes: Partial<History> = {}): History {
  const stored = [message(1), message(2), message(3)];
  return {
    rooms: [room],
    attempts: stored.map(({ seq, id, channelId, authorId, text }) => ({ id, channelId, authorId, text, at: seq * 10 })),
    acknowledgements: stored.map((row) => ({ userId: "ada", message: row, at: row.seq * 10 + 1 })),
    changes: [],
    deliveries: [delivery(1), delivery(2), delivery(3)],
    told: [],
    memberships: [],
    sightings: [],
    stored,
    heads: [{ channelId: room.id, seq: 3, rev: 3 }],
    views: [{ userId: "grace", channelId: room.id, threadId: null, shown: stored, fresh: stored }],
    channels: [{ userId: "grace", shown: [room.id], fresh: [room.id] }],
    ...changes,
  };
}
