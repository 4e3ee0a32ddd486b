import { ChatFlowError, type CommandName, type Event, type Message } from "@chatflow/protocol";
import { append, change, entriesOf, entryOf, memberRoom, type Room, readStateOf, roomOf, seat, unseat, type Workspace } from "./model.ts";

/** To whom an event goes: to the members of its channel at the moment of delivery, or to one person. */
export type Notice = { to: "channel"; event: Event } | { to: "user"; userId: string; event: Event };

export type Given = Record<string, unknown>;

/** Small, so that short schedules come across the ends of pages and of what a catch-up answers. */
export type Sizes = { page: number; channels: number; changes: number };

export type Answer = { result: unknown; notices: Notice[] };

/** Carries out one command: what it returns, and what is to be told once it is committed. */
export function answer(workspace: Workspace, sizes: Sizes, userId: string, name: CommandName, input: Given): Answer {
  const quiet = (result: unknown): Answer => ({ result, notices: [] });
  switch (name) {
    case "users.me":
      return quiet({ ...workspace.users.find(({ id }) => id === userId), email: "somebody@example.org" });
    case "users.list":
      return quiet({ users: workspace.users.filter(({ id }) => (input.ids as string[]).includes(id)), next: null });
    case "channels.list": {
      const rest = entriesOf(workspace, userId).filter(({ channel }) => channel.id > String(input.cursor ?? ""));
      const channels = rest.slice(0, sizes.channels);
      return quiet({ channels, next: rest.length > channels.length ? channels.at(-1)?.channel.id : null });
    }
    case "channels.markRead":
      return markRead(workspace, userId, input);
    case "channels.join":
      return join(workspace, userId, input);
    case "channels.leave":
      return leave(workspace, userId, input);
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
    if (known.authorId !== userId || known.text !== input.text) throw new ChatFlowError("id_conflict");
    return { result: known, notices: [] };
  }
  const message = append(room, String(input.id), userId, String(input.text));
  return { result: message, notices: [aboutMessage("message.created", message)] };
}

function changeMessage(workspace: Workspace, userId: string, name: CommandName, input: Given): Answer {
  const { room } = memberRoom(workspace, userId, String(input.channelId));
  const message = room.messages.find(({ id }) => id === input.messageId);
  if (!message) throw new ChatFlowError("not_found");
  const wanted = changesTo(message, userId, name, input);
  if (!wanted) return { result: message, notices: [] };
  const changed = change(room, message, wanted);
  return { result: changed, notices: [aboutMessage("message.updated", changed)] };
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

function page({ messages }: Room, size: number, input: Given) {
  const end = input.before === undefined ? messages.length : Number(input.before) - 1;
  const rows = messages.slice(Math.max(0, end - size), end);
  const first = rows[0]?.seq ?? 1;
  return { messages: rows, before: first > 1 ? first : null, after: null };
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
  const event: Event = { type: "read.updated", channelId: room.channel.id, read };
  return { result: read, notices: moved ? [{ to: "user", userId, event }] : [] };
}

function join(workspace: Workspace, userId: string, input: Given): Answer {
  const room = roomOf(workspace, String(input.channelId));
  const there = room.seats.get(userId);
  if (there) return { result: entryOf(room, there), notices: [] };
  if (room.channel.type !== "public") throw new ChatFlowError("not_found");
  const member = seat(room, userId);
  const { channel, head } = room;
  const event: Event = { type: "member.joined", channelId: channel.id, member, channel, head };
  return { result: entryOf(room, { member, readSeq: head.seq }), notices: [{ to: "channel", event }] };
}

function leave(workspace: Workspace, userId: string, input: Given): Answer {
  const { room } = memberRoom(workspace, userId, String(input.channelId));
  if (room.channel.type === "direct") throw new ChatFlowError("direct_fixed");
  unseat(room, userId);
  const event: Event = { type: "member.left", channelId: room.channel.id, userId, memberCount: room.seats.size };
  return {
    result: {},
    notices: [
      { to: "user", userId, event },
      { to: "channel", event },
    ],
  };
}

function aboutMessage(type: "message.created" | "message.updated", message: Message): Notice {
  return { to: "channel", event: { type, channelId: message.channelId, rev: message.rev, message } };
}
