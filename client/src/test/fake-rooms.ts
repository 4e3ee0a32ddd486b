import { type ChannelEntry, ChatFlowError, type Event, type MemberSettings, type Message, type ReadState } from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";
import { isOnlyInThread } from "../replies.ts";
import { createdAt } from "./fake-people.ts";

type Input = Record<string, unknown>;
export type Room = Omit<ChannelEntry, "read"> & { messages: Message[]; readSeq: number };
export type FakeRooms = ReturnType<typeof createFakeRooms>;

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

/** The channels of a fake workspace, with their messages, as one of its people sees them. */
export function createFakeRooms({ myId, otherId }: { myId: string; otherId: string }) {
  const rooms = new Map<string, Room>();
  /** As they were first sent, whatever became of them. */
  const sent = new Map<string, Message>();
  let clock = Date.parse("2026-01-02T00:00:00.000Z");

  function room(id: unknown): Room {
    const found = rooms.get(String(id));
    if (!found) throw new ChatFlowError("not_found");
    return found;
  }

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
      (message) => message.seq > readSeq && message.authorId !== myId && !message.deletedAt && !isOnlyInThread(message),
    );
    const mentions = unread.filter((message) => message.mentions?.userIds.includes(myId)).length;
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
    const membership = { userId: myId, role: "owner", joinedAt: createdAt } as const;
    const made: Room = { channel, head: { seq: 0, rev: 0, lastMessageAt: null }, membership, messages: [], readSeq: 0 };
    rooms.set(channel.id, made);
    return entryOf(made);
  }

  function updateSettings({ channelId, ...given }: Input): { result: MemberSettings; event: Event } {
    const into = room(channelId);
    const settings = { muted: false, favourite: false, sectionId: null, ...into.settings, ...given };
    into.settings = settings;
    return { result: settings, event: { type: "settings.updated", channelId: into.channel.id, settings } };
  }

  return {
    rooms,
    sent,
    room,
    append,
    change,
    readOf,
    entryOf,
    updateSettings,
    addChannel: (name: string) => add({ ...publicChannel, id: uuidv7(), name, createdBy: myId, createdAt, memberCount: 2 }),
    addDirect: (at = createdAt) => add({ type: "direct", id: uuidv7(), userIds: [myId, otherId], createdAt: at, memberCount: 2 }),
    markRead(into: Room, seq: number): ReadState {
      into.readSeq = Math.max(into.readSeq, seq);
      return readOf(into);
    },
  };
}
