import { ChatFlowError, type CommandName, type Event, type Message } from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";
import { createFakeKeeping } from "./fake-keeping.ts";
import { createFakeMessages } from "./fake-messages.ts";
import { createdAt, createFakePeople } from "./fake-people.ts";
import { createFakeRooms } from "./fake-rooms.ts";
import { createFakeThreads } from "./fake-threads.ts";

type Input = Record<string, unknown>;

/** The part of a workspace that the client's tests need, as Ada sees it, in memory. */
export function createFakeWorkspace() {
  const { ada, ben, users } = createFakePeople();
  const fakeRooms = createFakeRooms({ myId: ada.id, otherId: ben.id });
  const { rooms, room, append, change, entryOf } = fakeRooms;
  const threads = createFakeThreads({
    myId: ada.id,
    room,
    rooms: () => rooms.keys(),
    change: (channelId, id, changes) => change(room(channelId), id, changes),
  });
  const messages = createFakeMessages({ myId: ada.id, rooms: fakeRooms, threads, epoch: () => workspace.epoch });
  const keeping = createFakeKeeping({
    me: ada,
    message: (channelId, messageId) => messages.messageOf({ channelId, messageId }),
    mentioning: () =>
      [...rooms.values()]
        .flatMap((one) => one.messages.filter(({ mentions }) => mentions?.userIds.includes(ada.id)))
        .sort((one, other) => (one.createdAt < other.createdAt ? 1 : -1)),
  });

  const workspace = {
    ada,
    ben,
    users,
    /** Set to refuse positions of another one. */
    epoch: undefined as string | undefined,
    addChannel: fakeRooms.addChannel,
    addDirect: fakeRooms.addDirect,
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
    readElsewhere: (channelId: string, seq: number): Event => ({
      type: "read.updated",
      channelId,
      read: fakeRooms.markRead(room(channelId), seq),
    }),
    /** As a restored backup would: the messages after this seq are gone. */
    truncate(channelId: string, seq: number) {
      const into = room(channelId);
      into.messages.splice(seq);
      into.head = { seq, rev: seq, lastMessageAt: into.messages.at(-1)?.createdAt ?? null };
    },
    answer(name: CommandName, input: Input): { result: unknown; event?: Event; after?: Event[] } {
      const known = threads.answer(name, input) ?? keeping.answer(name, input) ?? messages.answer(name, input);
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
          return { result: fakeRooms.markRead(into, Math.min(Number(input.seq), into.head.seq)) };
        }
        case "channels.join":
        case "channels.get":
          return { result: entryOf(room(input.channelId)) };
        case "channels.updateSettings":
          return fakeRooms.updateSettings(input);
        default:
          throw new ChatFlowError("unknown_command");
      }
    },
  };
  return workspace;
}
