import { ChatFlowError, type CommandName, type Event, type Head, type Message, type ThreadEntry } from "@chatflow/protocol";

type Standing = { following: boolean; readSeq: number; version: number };
type Input = Record<string, unknown>;

export type FakeThreadsOptions = {
  myId: string;
  room(channelId: string): { head: Head; messages: Message[] };
  rooms(): IterableIterator<string>;
  change(channelId: string, messageId: string, changes: Partial<Message>): Event;
};

/** The threads of a fake workspace, as one of its people stands to them. */
export function createFakeThreads({ myId, room, rooms, change }: FakeThreadsOptions) {
  const standings = new Map<string, Standing>();

  function rootOf(channelId: string, threadId: string): Message {
    const root = room(channelId).messages.find(({ id }) => id === threadId);
    if (!root) throw new ChatFlowError("not_found");
    if (root.threadId !== undefined) throw new ChatFlowError("is_reply");
    return root;
  }

  const repliesOf = (channelId: string, threadId: string) => room(channelId).messages.filter((message) => message.threadId === threadId);

  function entry(channelId: string, threadId: string): ThreadEntry {
    const root = rootOf(channelId, threadId);
    const { following, readSeq, version } = standings.get(threadId) ?? { following: false, readSeq: 0, version: 0 };
    const unread = repliesOf(channelId, threadId).filter(
      ({ seq, authorId, deletedAt }) => following && seq > readSeq && authorId !== myId && deletedAt === null,
    );
    const mentions = unread.filter((message) => message.mentions?.userIds.includes(myId)).length;
    return { root, state: { following, readSeq, unread: unread.length, mentions, rev: room(channelId).head.rev, version } };
  }

  function stand(channelId: string, threadId: string, how: Partial<Standing>): Event {
    const before = standings.get(threadId) ?? { following: false, readSeq: 0, version: 0 };
    standings.set(threadId, { ...before, ...how, version: before.version + 1 });
    return told(channelId, threadId);
  }

  function told(channelId: string, threadId: string): Event {
    return { type: "thread.updated", channelId, threadId, entry: entry(channelId, threadId) };
  }

  /** What follows from a reply that was sent or deleted: what is told after that. */
  function counted(channelId: string, threadId: string, author?: string): Event[] {
    const standing = repliesOf(channelId, threadId).filter(({ deletedAt }) => deletedAt === null);
    const last = standing.at(-1);
    const thread = last && { replies: standing.length, lastReplyAt: last.createdAt, userIds: [last.authorId] };
    const isMine = author === myId || rootOf(channelId, threadId).authorId === myId;
    const updated = change(channelId, threadId, { thread });
    if (isMine && !standings.has(threadId)) return [updated, stand(channelId, threadId, { following: true })];
    return standings.get(threadId)?.following ? [updated, told(channelId, threadId)] : [updated];
  }

  function listed(input: Input) {
    const all = [...rooms()].flatMap((channelId) =>
      room(channelId)
        .messages.filter(({ thread }) => thread !== undefined)
        .map(({ id }) => entry(channelId, id)),
    );
    const rows = all
      .filter(({ state }) => state.following && (input.unread !== true || state.unread > 0))
      .sort((one, other) => ((one.root.thread?.lastReplyAt ?? "") < (other.root.thread?.lastReplyAt ?? "") ? 1 : -1));
    const from = Number(input.cursor ?? 0);
    const to = from + Number(input.limit ?? 50);
    return { threads: rows.slice(from, to), next: to < rows.length ? String(to) : null };
  }

  return {
    rootOf,
    entry,
    counted,
    stand,
    answer(name: CommandName, input: Input): { result: unknown; event?: Event } | undefined {
      const channelId = String(input.channelId);
      const threadId = String(input.threadId);
      switch (name) {
        case "threads.list":
          return { result: listed(input) };
        case "threads.get":
          return { result: entry(channelId, threadId) };
        case "threads.follow":
        case "threads.unfollow": {
          const readSeq = room(channelId).head.seq;
          const event = stand(channelId, threadId, { following: name === "threads.follow", readSeq });
          return { result: entry(channelId, threadId), event };
        }
        case "threads.markRead": {
          const known = standings.get(threadId)?.readSeq ?? 0;
          const readSeq = Math.min(Number(input.seq), room(channelId).head.seq);
          if (readSeq <= known) return { result: entry(channelId, threadId) };
          const event = stand(channelId, threadId, { readSeq });
          return { result: entry(channelId, threadId), event };
        }
        default:
          return undefined;
      }
    },
  };
}
