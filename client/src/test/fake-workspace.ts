import {
  type ChannelEntry,
  ChatFlowError,
  type CommandName,
  defaultPreferences,
  type Event,
  type Me,
  type MemberSettings,
  type Message,
  type ReadState,
  type User,
} from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";
import { isOnlyInThread, toQuote } from "../replies.ts";
import { createFakeKeeping } from "./fake-keeping.ts";
import { createFakeThreads } from "./fake-threads.ts";

type Room = Omit<ChannelEntry, "read"> & { messages: Message[]; readSeq: number };
type Input = Record<string, unknown>;

/** What a public channel is at first. */
export const publicChannel = {
  type: "public",
  topic: "",
  description: "",
  mayPost: "member",
  mayInvite: "member",
  mayPin: "member",
  mayMentionEveryone: "member",
  archivedAt: null,
  isDefault: false,
} as const;

/** How many changes `messages.changes` answers here before it says `resync`; the real number would make slow tests. */
export const changesAtMost = 60;

/** The part of a workspace that the client's tests need, as Ada sees it, in memory. */
export function createFakeWorkspace() {
  const createdAt = "2026-01-01T00:00:00.000Z";
  const ada: Me = {
    id: uuidv7(),
    username: "ada",
    name: "Ada",
    title: "",
    timeZone: "",
    role: "admin",
    createdAt,
    email: "ada@example.org",
    availability: "auto",
    receipts: true,
    preferences: defaultPreferences,
  };
  const ben: User = { id: uuidv7(), username: "ben", name: "Ben", title: "", timeZone: "", role: "user", createdAt };
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

  const threads = createFakeThreads({
    myId: ada.id,
    room,
    rooms: () => rooms.keys(),
    change: (channelId, id, changes) => change(room(channelId), id, changes),
  });
  const keeping = createFakeKeeping({
    me: ada,
    message: (channelId, messageId) => messageOf({ channelId, messageId }),
    mentioning: () =>
      [...rooms.values()]
        .flatMap(({ messages }) => messages.filter(({ mentions }) => mentions?.userIds.includes(ada.id)))
        .sort((one, other) => (one.createdAt < other.createdAt ? 1 : -1)),
  });

  function append(
    into: Room,
    id: string,
    authorId: string,
    text: string,
    more: Partial<Message> = {},
  ): Extract<Event, { type: "message.created" }> {
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
      ...more,
    };
    into.head = { seq: at, rev, lastMessageAt: message.createdAt };
    into.messages.push(message);
    sent.set(id, message);
    return { type: "message.created", channelId, rev, message };
  }

  function readOf({ head, messages, readSeq }: Room): ReadState {
    const unread = messages.filter(
      (message) => message.seq > readSeq && message.authorId !== ada.id && !message.deletedAt && !isOnlyInThread(message),
    );
    const mentions = unread.filter((message) => message.mentions?.userIds.includes(ada.id)).length;
    return { readSeq, unread: unread.length, mentions, seq: head.seq, rev: head.rev };
  }

  function entryOf(from: Room): ChannelEntry {
    const { channel, head, membership, settings } = from;
    const entry = { channel, head, membership, read: readOf(from) };
    return settings ? { ...entry, settings } : entry;
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

  function send(input: Input): { result: Message; event?: Event; after?: Event[] } {
    const into = room(input.channelId);
    const known = sent.get(String(input.id));
    if (known) {
      if (known.text !== input.text) throw new ChatFlowError("id_conflict");
      return { result: known };
    }
    const threadId = input.threadId === undefined ? undefined : threads.rootOf(into.channel.id, String(input.threadId)).id;
    const more: Partial<Message> = threadId === undefined ? {} : { threadId };
    if (input.alsoInChannel === true) more.alsoInChannel = true;
    if (input.quote !== undefined) more.quote = toQuote(messageOf(input.quote as Input));
    const event = append(into, String(input.id), ada.id, String(input.text), more);
    return { result: event.message, event, after: threadId === undefined ? [] : threads.counted(into.channel.id, threadId, ada.id) };
  }

  function messageOf(input: Input): Message {
    const found = room(input.channelId).messages.find(({ id }) => id === input.messageId);
    if (!found) throw new ChatFlowError("not_found");
    return found;
  }

  /** As the server has it: what changes nothing takes no rev and tells nobody. */
  function changed(input: Input, changes: Partial<Message>): { result: Message; event?: Event } {
    const before = messageOf(input);
    if (Object.entries(changes).every(([field, value]) => JSON.stringify(before[field as keyof Message]) === JSON.stringify(value))) {
      return { result: before };
    }
    const event = change(room(input.channelId), before.id, changes);
    return { result: event.message, event };
  }

  function updateSettings({ channelId, ...given }: Input): { result: MemberSettings; event: Event } {
    const into = room(channelId);
    const settings = { muted: false, favourite: false, sectionId: null, ...into.settings, ...given };
    into.settings = settings;
    return { result: settings, event: { type: "settings.updated", channelId: into.channel.id, settings } };
  }

  function page(input: Input) {
    const { messages: all, head } = room(input.channelId);
    const here = (message: Message) => (input.threadId === undefined ? !isOnlyInThread(message) : message.threadId === input.threadId);
    const list = all.filter(here);
    const limit = Number(input.limit ?? 50);
    const first = firstOf(list, limit, input);
    const from = Math.max(0, first);
    const rows = list.slice(from, Math.max(0, first + limit));
    const after = from + rows.length < list.length ? (rows.at(-1)?.seq ?? null) : null;
    return { messages: rows, rev: head.rev, before: from > 0 ? (rows[0]?.seq ?? null) : null, after };
  }

  /** Where the page that is asked for begins. */
  function firstOf(list: Message[], limit: number, { before, after, around, at }: Input): number {
    const index = (isFrom: (message: Message) => boolean) => (list.some(isFrom) ? list.findIndex(isFrom) : list.length);
    if (before !== undefined) return index(({ seq }) => seq >= Number(before)) - limit;
    if (after !== undefined) return index(({ seq }) => seq > Number(after));
    if (around !== undefined) return index(({ seq }) => seq >= Number(around)) - Math.floor(limit / 2);
    if (at !== undefined) return index(({ createdAt }) => createdAt >= String(at)) - Math.floor(limit / 2);
    return list.length - limit;
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
    addChannel: (name: string) => add({ ...publicChannel, id: uuidv7(), name, createdBy: ada.id, createdAt, memberCount: 2 }),
    addDirect: (at = createdAt) => add({ type: "direct", id: uuidv7(), userIds: [ada.id, ben.id], createdAt: at, memberCount: 2 }),
    removeChannel: (id: string) => rooms.delete(id),
    entry: (id: string) => entryOf(room(id)),
    messages: (id: string) => room(id).messages,
    /** Stored, and the event that tells of it. */
    say: (channelId: string, authorId: string, text: string, id: string = uuidv7(), more: Partial<Message> = {}) =>
      append(room(channelId), id, authorId, text, more),
    /** The same with what follows from it: its root, and how Ada stands to the thread. */
    reply(channelId: string, threadId: string, authorId: string, text: string, more: Partial<Message> = {}): Event[] {
      const event = append(room(channelId), uuidv7(), authorId, text, { threadId, ...more });
      return [event, ...threads.counted(channelId, threadId, authorId)];
    },
    /** A reply is deleted, and what follows from that. */
    deleteReply(channelId: string, id: string): Event[] {
      const event = change(room(channelId), id, { text: "", deletedAt: createdAt });
      return [event, ...threads.counted(channelId, String(event.message.threadId))];
    },
    threads,
    keeping,
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
    answer(name: CommandName, input: Input): { result: unknown; event?: Event; after?: Event[] } {
      const known = threads.answer(name, input) ?? keeping.answer(name, input);
      if (known) return known;
      switch (name) {
        case "workspace.get":
          return { result: { name: "Fake", logo: null, registration: "open", needsAdmin: false } };
        case "accounts.signOut":
        case "channels.leave":
          return { result: {} };
        case "users.me":
          return { result: keeping.me() };
        case "users.updateMe": {
          const event = keeping.updateMe(input);
          return { result: keeping.me(), event };
        }
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
        case "channels.updateSettings":
          return updateSettings(input);
        case "messages.send":
          return send(input);
        case "channels.get":
          return { result: entryOf(room(input.channelId)) };
        case "messages.get":
          return { result: messageOf(input) };
        case "messages.edit":
          return changed(input, { text: String(input.text), editedAt: createdAt });
        case "messages.delete":
          return changed(input, { text: "", deletedAt: createdAt, pinnedAt: null, reactions: [] });
        case "messages.react":
        case "messages.unreact":
          return changed(input, { reactions: name === "messages.react" ? [{ emoji: String(input.emoji), userIds: [ada.id] }] : [] });
        case "messages.pin":
        case "messages.unpin":
          return changed(input, { pinnedAt: name === "messages.pin" ? createdAt : null });
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
