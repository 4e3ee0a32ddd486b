import { ChatFlowError, type CommandName, type Event, type Message } from "@chatflow/protocol";
import { isOnlyInThread, toQuote } from "../replies.ts";
import { createdAt } from "./fake-people.ts";
import type { FakeRooms } from "./fake-rooms.ts";
import type { createFakeThreads } from "./fake-threads.ts";

type Input = Record<string, unknown>;
type Answer = { result: unknown; event?: Event; after?: Event[] };

/** How many changes `messages.changes` answers here before it says `resync`; the real number would make slow tests. */
export const changesAtMost = 60;

/** What a fake workspace answers about messages. */
export function createFakeMessages({
  myId,
  rooms: { room, sent, append, change },
  threads,
  epoch,
}: {
  myId: string;
  rooms: FakeRooms;
  threads: Pick<ReturnType<typeof createFakeThreads>, "rootOf" | "counted">;
  epoch(): string | undefined;
}) {
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
    const event = append(into, String(input.id), myId, String(input.text), more);
    return { result: event.message, event, after: threadId === undefined ? [] : threads.counted(into.channel.id, threadId, myId) };
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

  function changes(input: Input) {
    const { messages, head } = room(input.channelId);
    const changed = messages.filter(({ rev }) => rev > Number(input.since));
    const foreign = input.epoch !== undefined && epoch() !== undefined && input.epoch !== epoch();
    if (foreign || changed.length > changesAtMost) return { result: "resync", head };
    return { result: "changes", messages: changed, head };
  }

  return {
    messageOf,
    answer(name: CommandName, input: Input): Answer | undefined {
      switch (name) {
        case "messages.send":
          return send(input);
        case "messages.get":
          return { result: messageOf(input) };
        case "messages.edit":
          return changed(input, { text: String(input.text), editedAt: createdAt });
        case "messages.delete":
          return changed(input, { text: "", deletedAt: createdAt, pinnedAt: null, reactions: [] });
        case "messages.react":
        case "messages.unreact":
          return changed(input, { reactions: name === "messages.react" ? [{ emoji: String(input.emoji), userIds: [myId] }] : [] });
        case "messages.pin":
        case "messages.unpin":
          return changed(input, { pinnedAt: name === "messages.pin" ? createdAt : null });
        case "messages.list":
          return { result: page(input) };
        case "messages.changes":
          return { result: changes(input) };
        default:
          return undefined;
      }
    },
  };
}
