import { ChatFlowError, type CommandName, type Message, type ThreadEntry } from "@chatflow/protocol";
import { change, memberRoom, type Room, type Workspace } from "./model.ts";
import { type Answer, aboutMessage, type Given, type Notice } from "./notices.ts";

/** [T1] */
export function rootOf({ messages }: Room, threadId: string): Message {
  const root = messages.find(({ id }) => id === threadId);
  if (!root) throw new ChatFlowError("not_found");
  if (root.threadId !== undefined) throw new ChatFlowError("is_reply");
  return root;
}

/** What the channel itself shows, or the replies of one thread. */
export function shownIn({ messages }: Room, threadId: string | undefined): Message[] {
  if (threadId !== undefined) return messages.filter((message) => message.threadId === threadId);
  return messages.filter((message) => message.threadId === undefined || message.alsoInChannel);
}

/** [T4] */
export function threadOf(room: Room, userId: string, threadId: string): ThreadEntry {
  const standing = room.threads.get(threadId)?.get(userId) ?? { following: false, readSeq: 0, version: 0 };
  const { following, readSeq, version } = standing;
  const unread = shownIn(room, threadId).filter(
    ({ seq, authorId, deletedAt }) => following && seq > readSeq && authorId !== userId && deletedAt === null,
  );
  const state = { following, readSeq, unread: unread.length, mentions: 0, rev: room.head.rev, version };
  return { root: rootOf(room, threadId), state };
}

/** The newest reply first. */
export function threadsOf({ rooms }: Workspace, userId: string): ThreadEntry[] {
  const entries: ThreadEntry[] = [];
  for (const room of rooms.values()) {
    if (!room.seats.has(userId)) continue;
    for (const { id, thread } of room.messages) if (thread) entries.push(threadOf(room, userId, id));
  }
  return entries.filter(({ state }) => state.following).sort((one, other) => (keyOf(one) < keyOf(other) ? 1 : -1));
}

const keyOf = ({ root }: ThreadEntry) => `${root.thread?.lastReplyAt} ${root.id}`;

function stand(room: Room, threadId: string, userId: string, how: { following?: boolean; readSeq?: number }): void {
  const all = room.threads.get(threadId) ?? new Map();
  const before = all.get(userId) ?? { following: false, readSeq: 0, version: 0 };
  all.set(userId, { ...before, ...how, version: before.version + 1 });
  room.threads.set(threadId, all);
}

function told(room: Room, threadId: string, userId: string): Notice {
  const { id: channelId } = room.channel;
  return { to: "user", userId, event: { type: "thread.updated", channelId, threadId, entry: threadOf(room, userId, threadId) } };
}

/** [T2] [T3] What follows from a reply that was sent (`by` somebody) or deleted. */
export function afterReply(room: Room, threadId: string, by?: string): Notice[] {
  const root = rootOf(room, threadId);
  const standing = shownIn(room, threadId).filter(({ deletedAt }) => deletedAt === null);
  const last = standing.at(-1);
  const { thread: _, ...rest } = root;
  const userIds = [...new Set(standing.map(({ authorId }) => authorId).reverse())].slice(0, 5);
  const summary = last && { thread: { replies: standing.length, lastReplyAt: last.createdAt, userIds } };
  room.messages = room.messages.map((one) => (one.id === threadId ? rest : one));
  const changed = change(room, rest, summary ?? {});
  const following = room.threads.get(threadId);
  if (by !== undefined && !following?.has(root.authorId)) stand(room, threadId, root.authorId, { following: true, readSeq: root.seq });
  if (by !== undefined && !room.threads.get(threadId)?.get(by)?.following) {
    stand(room, threadId, by, { following: true, readSeq: room.head.seq - 1 });
  }
  const followers = [...(room.threads.get(threadId) ?? [])].filter(([userId, how]) => how.following && room.seats.has(userId));
  return [aboutMessage("message.updated", changed), ...followers.map(([userId]) => told(room, threadId, userId))];
}

/** The commands about threads; undefined for any other. */
export function answerThreads(workspace: Workspace, rows: number, userId: string, name: CommandName, input: Given): Answer | undefined {
  if (name === "threads.list") {
    const all = threadsOf(workspace, userId).filter(({ state }) => input.unread !== true || state.unread > 0);
    const rest = all.filter((entry) => input.cursor === undefined || keyOf(entry) < String(input.cursor));
    const threads = rest.slice(0, rows);
    const last = threads.at(-1);
    return { result: { threads, next: last && rest.length > threads.length ? keyOf(last) : null }, notices: [] };
  }
  if (!name.startsWith("threads.")) return undefined;
  const { room } = memberRoom(workspace, userId, String(input.channelId));
  const threadId = String(input.threadId);
  const { state } = threadOf(room, userId, threadId);
  const before = room.threads.get(threadId)?.get(userId)?.version;
  if (name === "threads.follow" && !state.following) stand(room, threadId, userId, { following: true, readSeq: room.head.seq });
  if (name === "threads.unfollow" && state.following) stand(room, threadId, userId, { following: false });
  if (name === "threads.markRead") {
    const readSeq = Math.min(Number(input.seq), room.head.seq);
    if (readSeq > state.readSeq) stand(room, threadId, userId, { readSeq });
  }
  const isMoved = room.threads.get(threadId)?.get(userId)?.version !== before;
  return { result: threadOf(room, userId, threadId), notices: isMoved ? [told(room, threadId, userId)] : [] };
}
