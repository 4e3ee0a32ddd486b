import {
  type ChannelEntry,
  ChatFlowError,
  type CommandName,
  type Event,
  type Me,
  type Message,
  type ReadState,
  type User,
} from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";

type Room = Omit<ChannelEntry, "read"> & { messages: Message[]; readSeq: number };
type Input = Record<string, unknown>;

/** How many changes `messages.changes` answers here before it says `resync`; the real number would make slow tests. */
export const changesAtMost = 60;

/** The part of a workspace that the client's tests need, as Ada sees it, in memory. */
export function createFakeWorkspace() {
  const createdAt = "2026-01-01T00:00:00.000Z";
  const ada: Me = { id: uuidv7(), username: "ada", name: "Ada", role: "admin", createdAt, email: "ada@example.org" };
  const ben: User = { id: uuidv7(), username: "ben", name: "Ben", role: "user", createdAt };
  const users = new Map<string, User>([
    [ada.id, ada],
    [ben.id, ben],
  ]);
  const rooms = new Map<string, Room>();
  const sent = new Map<string, Message>();
  let clock = Date.parse("2026-01-02T00:00:00.000Z");

  function room(id: unknown): Room {
    const found = rooms.get(String(id));
    if (!found) throw new ChatFlowError("not_found");
    return found;
  }

  function append(into: Room, id: string, authorId: string, text: string): Extract<Event, { type: "message.created" }> {
    clock += 1000;
    const at = into.head.seq + 1;
    const rev = into.head.rev + 1;
    const channelId = into.channel.id;
    const message: Message = {
      id,
      channelId,
      seq: at,
      rev,
      authorId,
      text,
      createdAt: new Date(clock).toISOString(),
      editedAt: null,
      deletedAt: null,
      pinnedAt: null,
      reactions: [],
    };
    into.head = { seq: at, rev, lastMessageAt: message.createdAt };
    into.messages.push(message);
    sent.set(id, message);
    return { type: "message.created", channelId, rev, message };
  }

  function readOf({ head, messages, readSeq }: Room): ReadState {
    const unread = messages.filter(({ seq, authorId, deletedAt }) => seq > readSeq && authorId !== ada.id && !deletedAt).length;
    return { readSeq, unread, seq: head.seq, rev: head.rev };
  }

  function entryOf(from: Room): ChannelEntry {
    const { channel, head, membership } = from;
    return { channel, head, membership, read: readOf(from) };
  }

  function change(into: Room, id: string, changes: Partial<Message>): Extract<Event, { type: "message.updated" }> {
    const rev = into.head.rev + 1;
    const at = into.messages.findIndex((one) => one.id === id);
    const message: Message = { ...(into.messages[at] ?? ({} as Message)), ...changes, rev };
    into.messages[at] = message;
    into.head = { ...into.head, rev };
    return { type: "message.updated", channelId: into.channel.id, rev, message };
  }

  function add(channel: ChannelEntry["channel"]): ChannelEntry {
    const membership = { userId: ada.id, role: "owner", joinedAt: createdAt } as const;
    const made: Room = { channel, head: { seq: 0, rev: 0, lastMessageAt: null }, membership, messages: [], readSeq: 0 };
    rooms.set(channel.id, made);
    return entryOf(made);
  }

  function send(input: Input): { result: Message; event?: Event } {
    const into = room(input.channelId);
    const known = sent.get(String(input.id));
    if (known) {
      if (known.text !== input.text) throw new ChatFlowError("id_conflict");
      return { result: known };
    }
    const event = append(into, String(input.id), ada.id, String(input.text));
    return { result: event.message, event };
  }

  function page(input: Input) {
    const { messages } = room(input.channelId);
    const until = input.before === undefined ? messages.length : Number(input.before) - 1;
    const from = Math.max(0, until - Number(input.limit ?? 50));
    const rows = messages.slice(from, until);
    return { messages: rows, before: from > 0 ? (rows[0]?.seq ?? null) : null, after: null };
  }

  function changes(input: Input, epoch: string | undefined) {
    const { messages, head } = room(input.channelId);
    const changed = messages.filter(({ rev }) => rev > Number(input.since));
    const foreign = input.epoch !== undefined && epoch !== undefined && input.epoch !== epoch;
    if (foreign || changed.length > changesAtMost) return { result: "resync", head };
    return { result: "changes", messages: changed, head };
  }

  return {
    ada,
    ben,
    users,
    /** Set to refuse positions of another one. */
    epoch: undefined as string | undefined,
    addChannel: (name: string) => add({ type: "public", id: uuidv7(), name, topic: "", createdBy: ada.id, createdAt, memberCount: 2 }),
    addDirect: (at = createdAt) => add({ type: "direct", id: uuidv7(), userIds: [ada.id, ben.id], createdAt: at, memberCount: 2 }),
    removeChannel: (id: string) => rooms.delete(id),
    entry: (id: string) => entryOf(room(id)),
    messages: (id: string) => room(id).messages,
    /** Stored, and the event that tells of it. */
    say: (channelId: string, authorId: string, text: string, id: string = uuidv7()) => append(room(channelId), id, authorId, text),
    change: (channelId: string, id: string, changes: Partial<Message>) => change(room(channelId), id, changes),
    /** What Ada has read on another device. */
    readElsewhere(channelId: string, seq: number): Event {
      const into = room(channelId);
      into.readSeq = Math.max(into.readSeq, seq);
      return { type: "read.updated", channelId, read: readOf(into) };
    },
    /** As a restored backup would: the messages after this seq are gone. */
    truncate(channelId: string, seq: number) {
      const into = room(channelId);
      into.messages.splice(seq);
      into.head = { seq, rev: seq, lastMessageAt: into.messages.at(-1)?.createdAt ?? null };
    },
    answer(name: CommandName, input: Input): { result: unknown; event?: Event } {
      switch (name) {
        case "workspace.get":
          return { result: { name: "Fake", registration: "open", needsAdmin: false } };
        case "accounts.signOut":
        case "channels.leave":
          return { result: {} };
        case "users.me":
          return { result: ada };
        case "users.list": {
          const ids = input.ids as string[];
          if (ids.length > Number(input.limit)) throw new ChatFlowError("invalid_input");
          return { result: { users: ids.flatMap((id) => users.get(id) ?? []), next: null } };
        }
        case "channels.list": {
          const all = [...rooms.values()].map(entryOf);
          const from = Number(input.cursor ?? 0);
          const to = from + Number(input.limit ?? 50);
          return { result: { channels: all.slice(from, to), next: to < all.length ? String(to) : null } };
        }
        case "channels.markRead": {
          const into = room(input.channelId);
          into.readSeq = Math.max(into.readSeq, Math.min(Number(input.seq), into.head.seq));
          return { result: readOf(into) };
        }
        case "channels.join":
          return { result: entryOf(room(input.channelId)) };
        case "messages.send":
          return send(input);
        case "messages.list":
          return { result: page(input) };
        case "messages.changes":
          return { result: changes(input, this.epoch) };
        default:
          throw new ChatFlowError("unknown_command");
      }
    },
  };
}
