import type { Channel, ChannelEntry, Head, Member, Message, ReadState, User } from "@chatflow/protocol";
import { ChatFlowError } from "@chatflow/protocol";

/** What a server holds, as plainly as the protocol allows: every rule is one short function on whole lists. */
export type Workspace = { epoch: string; users: User[]; rooms: Map<string, Room> };
export type Room = { channel: Channel; head: Head; messages: Message[]; seats: Map<string, Seat>; threads: Standings };
/** How somebody stands to a thread, by the thread and then by the person. */
type Standings = Map<string, Map<string, { following: boolean; readSeq: number; version: number }>>;
type Seat = { member: Member; readSeq: number };

export function roomOf({ rooms }: Workspace, channelId: string): Room {
  const room = rooms.get(channelId);
  if (!room) throw new ChatFlowError("not_found");
  return room;
}

/** [K2] Whoever is not in it learns at most that a public channel wants to be joined. */
export function memberRoom(workspace: Workspace, userId: string, channelId: string): { room: Room; seat: Seat } {
  const room = roomOf(workspace, channelId);
  const seat = room.seats.get(userId);
  if (!seat) throw new ChatFlowError(room.channel.type === "public" ? "not_member" : "not_found");
  return { room, seat };
}

/** [R1] [R2] */
export function readStateOf({ head, messages }: Room, { readSeq, member }: Seat): ReadState {
  const unread = messages.filter(
    ({ seq, authorId, deletedAt, threadId, alsoInChannel }) =>
      seq > readSeq && authorId !== member.userId && deletedAt === null && (threadId === undefined || alsoInChannel),
  );
  return { readSeq, unread: unread.length, mentions: 0, seq: head.seq, rev: head.rev };
}

export function entryOf(room: Room, seat: Seat): ChannelEntry {
  return { channel: room.channel, head: room.head, membership: seat.member, read: readStateOf(room, seat) };
}

/** One's own channels by id. */
export function entriesOf({ rooms }: Workspace, userId: string): ChannelEntry[] {
  const entries: ChannelEntry[] = [];
  for (const room of rooms.values()) {
    const seat = room.seats.get(userId);
    if (seat) entries.push(entryOf(room, seat));
  }
  return entries.sort((one, other) => (one.channel.id < other.channel.id ? -1 : 1));
}

/** [M3] [M4] */
export function append(room: Room, id: string, authorId: string, text: string, more: Partial<Message> = {}): Message {
  const { seq, rev } = room.head;
  const message: Message = {
    id,
    channelId: room.channel.id,
    seq: seq + 1,
    rev: rev + 1,
    authorId,
    text,
    createdAt: new Date().toISOString(),
    editedAt: null,
    deletedAt: null,
    pinnedAt: null,
    reactions: [],
    ...more,
  };
  room.messages.push(message);
  room.head = { seq: message.seq, rev: message.rev, lastMessageAt: message.createdAt };
  return message;
}

/** [M4] The message under the next rev. */
export function change(room: Room, message: Message, changes: Partial<Message>): Message {
  const changed: Message = { ...message, ...changes, rev: room.head.rev + 1 };
  room.messages = room.messages.map((one) => (one.id === message.id ? changed : one));
  room.head = { ...room.head, rev: changed.rev };
  return changed;
}

/** Adds somebody; what was said before they came is read. */
export function seat(room: Room, userId: string): Member {
  const member: Member = { userId, role: room.seats.size === 0 ? "owner" : "member", joinedAt: new Date().toISOString() };
  room.seats.set(userId, { member, readSeq: room.head.seq });
  room.channel = { ...room.channel, memberCount: room.seats.size };
  return member;
}

export function unseat(room: Room, userId: string): void {
  room.seats.delete(userId);
  room.channel = { ...room.channel, memberCount: room.seats.size };
}
