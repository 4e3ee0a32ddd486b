import { ChatFlowError, type CommandName, type Message } from "@chatflow/protocol";
import { append, change, entriesOf, entryOf, memberRoom, type Room, readStateOf, roomOf, seat, unseat, type Workspace } from "./model.ts";
import { type Answer, aboutMessage, type ChannelEvent, type Given } from "./notices.ts";
import { afterReply, answerThreads, rootOf, shownIn } from "./threads.ts";

/** Small, so that short schedules come across the ends of pages and of what a catch-up answers. */
export type Sizes = { page: number; channels: number; changes: number };

/** Carries out one command: what it returns, and what is to be told once it is committed. */
export function answer(workspace: Workspace, sizes: Sizes, userId: string, name: CommandName, input: Given): Answer {
  const quiet = (result: unknown): Answer => ({ result, notices: [] });
  const aboutThreads = answerThreads(workspace, sizes.page, userId, name, input);
  if (aboutThreads) return aboutThreads;
  switch (name) {
    case "users.me":
      return quiet({
        ...workspace.users.find(({ id }) => id === userId),
        email: "somebody@example.org",
        availability: "auto",
        receipts: true,
      });
    case "users.list":
      return quiet({ users: workspace.users.filter(({ id }) => (input.ids as string[]).includes(id)), next: null });
    case "channels.list": {
      const rest = entriesOf(workspace, userId).filter(({ channel }) => channel.id > String(input.cursor ?? ""));
      const channels = rest.slice(0, sizes.channels);
      return quiet({ channels, next: rest.length > channels.length ? channels.at(-1)?.channel.id : null });
    }
    case "channels.markDelivered":
      memberRoom(workspace, userId, String(input.channelId));
      return quiet({});
    case "drafts.list":
      return quiet({ drafts: [], next: null });
    case "channels.get": {
      const { room, seat: own } = memberRoom(workspace, userId, String(input.channelId));
      return quiet(entryOf(room, own));
    }
    case "channels.markRead":
      return markRead(workspace, userId, input);
    case "channels.join":
      return join(workspace, userId, input);
    case "channels.leave":
      return leave(workspace, userId, input);
    case "messages.get":
      return quiet(messageIn(memberRoom(workspace, userId, String(input.channelId)).room, input));
    case "messages.list":
      return quiet(page(memberRoom(workspace, userId, String(input.channelId)).room, sizes.page, input));
    case "messages.changes":
      return quiet(changes(workspace, sizes.changes, userId, input));
    case "messages.send":
      return send(workspace, userId, input);
    case "messages.edit":
    case "messages.delete":
    case "messages.react":
    case "messages.unreact":
      return changeMessage(workspace, userId, name, input);
    default:
      throw new ChatFlowError("unknown_command");
  }
}

/** [M2] */
function send(workspace: Workspace, userId: string, input: Given): Answer {
  const { room } = memberRoom(workspace, userId, String(input.channelId));
  const known = room.messages.find(({ id }) => id === input.id);
  if (known) {
    const isSame = known.authorId === userId && known.text === input.text && known.threadId === input.threadId;
    if (!isSame) throw new ChatFlowError("id_conflict");
    return { result: known, notices: [] };
  }
  const more: Partial<Message> = input.alsoInChannel === true ? { alsoInChannel: true } : {};
  if (input.threadId !== undefined) {
    const root = rootOf(room, String(input.threadId));
    if (root.deletedAt !== null) throw new ChatFlowError("message_deleted");
    more.threadId = root.id;
  }
  const message = append(room, String(input.id), userId, String(input.text), more);
  const after = message.threadId === undefined ? [] : afterReply(room, message.threadId, userId);
  return { result: message, notices: [aboutMessage("message.created", message), ...after] };
}

function messageIn({ messages }: Room, { messageId }: Given): Message {
  const message = messages.find(({ id }) => id === messageId);
  if (!message) throw new ChatFlowError("not_found");
  return message;
}

function changeMessage(workspace: Workspace, userId: string, name: CommandName, input: Given): Answer {
  const { room } = memberRoom(workspace, userId, String(input.channelId));
  const message = messageIn(room, input);
  const wanted = changesTo(message, userId, name, input);
  if (!wanted) return { result: message, notices: [] };
  const changed = change(room, message, wanted);
  const after = name === "messages.delete" && message.threadId !== undefined ? afterReply(room, message.threadId) : [];
  return { result: changed, notices: [aboutMessage("message.updated", changed), ...after] };
}

/** [M7] [M8] [M9] Null when nothing changes. */
function changesTo(message: Message, userId: string, name: CommandName, input: Given): Partial<Message> | null {
  const now = new Date().toISOString();
  if (name === "messages.edit" || name === "messages.delete") {
    if (message.authorId !== userId) throw new ChatFlowError("forbidden");
  }
  if (name === "messages.delete") return message.deletedAt ? null : { text: "", deletedAt: now, pinnedAt: null, reactions: [] };
  if (message.deletedAt) throw new ChatFlowError("message_deleted");
  if (name === "messages.edit") return message.text === input.text ? null : { text: String(input.text), editedAt: now };
  const emoji = String(input.emoji);
  const there = message.reactions.find((one) => one.emoji === emoji)?.userIds ?? [];
  const others = message.reactions.filter((one) => one.emoji !== emoji);
  if (there.includes(userId) === (name === "messages.react")) return null;
  const userIds = name === "messages.react" ? [...there, userId] : there.filter((id) => id !== userId);
  return { reactions: userIds.length === 0 ? others : [...others, { emoji, userIds }] };
}

function page(room: Room, size: number, input: Given) {
  const shown = shownIn(room, input.threadId === undefined ? undefined : String(input.threadId));
  const from = Math.max(0, pageBegin(shown, size, input));
  const messages = shown.slice(from, Math.max(0, pageBegin(shown, size, input) + size));
  const [first, last] = [messages[0]?.seq ?? null, messages.at(-1)?.seq ?? null];
  return { messages, rev: room.head.rev, before: from > 0 ? first : null, after: from + messages.length < shown.length ? last : null };
}

function pageBegin(shown: readonly Message[], size: number, { before, after, around, at }: Given): number {
  const first = (isFrom: (message: Message) => boolean) => (shown.some(isFrom) ? shown.findIndex(isFrom) : shown.length);
  const half = Math.floor(size / 2);
  if (before !== undefined) return first(({ seq }) => seq >= Number(before)) - size;
  if (after !== undefined) return first(({ seq }) => seq > Number(after));
  if (around !== undefined) return first(({ seq }) => seq >= Number(around)) - half;
  const seqAt = at === undefined ? shown.length : first(({ createdAt }) => createdAt >= String(at));
  return seqAt === shown.length ? shown.length - size : seqAt - half;
}

/** [S1] [S2] */
function changes(workspace: Workspace, most: number, userId: string, input: Given) {
  const { head, messages } = memberRoom(workspace, userId, String(input.channelId)).room;
  const since = Number(input.since);
  const foreign = input.epoch !== undefined && input.epoch !== workspace.epoch;
  if (foreign || since > head.rev || head.rev - since > most) return { result: "resync", head };
  const changed = messages.filter(({ rev }) => rev > since).sort((one, other) => one.rev - other.rev);
  return { result: "changes", messages: changed, head };
}

/** [R1] */
function markRead(workspace: Workspace, userId: string, input: Given): Answer {
  const { room, seat: mine } = memberRoom(workspace, userId, String(input.channelId));
  const upTo = Math.min(Number(input.seq), room.head.seq);
  const moved = upTo > mine.readSeq;
  if (moved) mine.readSeq = upTo;
  const read = readStateOf(room, mine);
  const event: ChannelEvent = { type: "read.updated", channelId: room.channel.id, read };
  return { result: read, notices: moved ? [{ to: "user", userId, event }] : [] };
}

function join(workspace: Workspace, userId: string, input: Given): Answer {
  const room = roomOf(workspace, String(input.channelId));
  const there = room.seats.get(userId);
  if (there) return { result: entryOf(room, there), notices: [] };
  if (room.channel.type !== "public") throw new ChatFlowError("not_found");
  const member = seat(room, userId);
  const { channel, head } = room;
  const event: ChannelEvent = { type: "member.joined", channelId: channel.id, member, channel, head };
  return { result: entryOf(room, { member, readSeq: head.seq }), notices: [{ to: "channel", event }] };
}

function leave(workspace: Workspace, userId: string, input: Given): Answer {
  const { room } = memberRoom(workspace, userId, String(input.channelId));
  if (room.channel.type === "direct") throw new ChatFlowError("direct_fixed");
  unseat(room, userId);
  const event: ChannelEvent = { type: "member.left", channelId: room.channel.id, userId, memberCount: room.seats.size };
  return {
    result: {},
    notices: [
      { to: "user", userId, event },
      { to: "channel", event },
    ],
  };
}
