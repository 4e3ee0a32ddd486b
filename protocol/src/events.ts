import { z } from "zod";
import { Me, Presence, User, Workspace } from "./account-types.ts";
import { id, moment, position } from "./fields.ts";
import {
  Channel,
  ChannelEntry,
  Draft,
  Head,
  Member,
  MemberSettings,
  Message,
  ReadState,
  Receipt,
  ScheduledMessage,
  ThreadEntry,
} from "./types.ts";

/**
 * Everything that the server tells without being asked. An event carries state that a fresh read would give.
 * `message.*` events carry the channel's `rev`, so a client that sees 7 after 5 knows that it missed one and asks
 * `messages.changes`; the others are part of the channel list, which a client reads afresh on every connect.
 */
export const Event = z.discriminatedUnion("type", [
  /** A message was sent. To the channel's members, its author included. */
  z.object({ type: z.literal("message.created"), channelId: id, rev: position, message: Message }),
  /** A message was edited, deleted, reacted to, pinned or unpinned. To the channel's members. */
  z.object({ type: z.literal("message.updated"), channelId: id, rev: position, message: Message }),
  /** You have read further, here or on another device, or said yourself what is read. To yourself. */
  z.object({ type: z.literal("read.updated"), channelId: id, read: ReadState }),
  /** A thread that you follow, or just began or ceased to follow, has changed, or you have read further in it. To yourself. */
  z.object({ type: z.literal("thread.updated"), channelId: id, threadId: id, entry: ThreadEntry }),
  /** A member has got or read more. To the members who take part in receipts, in small channels. */
  z.object({ type: z.literal("receipt.updated"), channelId: id, receipt: Receipt }),
  /** You saved a message, or took that back (null). To yourself. */
  z.object({ type: z.literal("saved.updated"), channelId: id, messageId: id, savedAt: moment.nullable() }),
  /** You wrote something that is not sent yet, or there is nothing such any more (null). To yourself. */
  z.object({ type: z.literal("draft.updated"), channelId: id, threadId: id.nullable(), draft: Draft.nullable() }),
  /** You arranged a channel for yourself. To yourself. */
  z.object({ type: z.literal("settings.updated"), channelId: id, settings: MemberSettings }),
  /** A message that you let send later was made, changed or could not be sent; null when it is sent or withdrawn. To yourself. */
  z.object({ type: z.literal("scheduled.updated"), scheduledId: id, scheduled: ScheduledMessage.nullable() }),
  /** Somebody's name, title or time zone changed. To everyone; it may be lost. */
  z.object({ type: z.literal("user.updated"), user: User }),
  /** The workspace's name, picture or registration changed. To everyone; it may be lost. */
  z.object({ type: z.literal("workspace.updated"), workspace: Workspace }),
  /** Your own settings changed. To yourself. */
  z.object({ type: z.literal("me.updated"), me: Me }),
  /** Somebody whom this connection watches came, went, or set a status. It may be lost; watching anew tells all. */
  z.object({ type: z.literal("presence.updated"), presence: Presence }),
  /** Somebody is typing in the channel, or in a thread of it, for a few seconds. To the members; it may be lost, and nothing follows from it. */
  z.object({ type: z.literal("typing"), channelId: id, threadId: id.optional(), userId: id }),
  /** You have a new channel: you made it, or somebody began a direct conversation with you. To each of its members. */
  z.object({ type: z.literal("channel.created"), channelId: id, entry: ChannelEntry }),
  /** Its name, settings or archiving changed. To the members. */
  z.object({ type: z.literal("channel.updated"), channelId: id, channel: Channel }),
  /** Somebody joined or was added. To the members, the new one included, who has the channel from here on. */
  z.object({ type: z.literal("member.joined"), channelId: id, member: Member, channel: Channel, head: Head }),
  /** A member's role changed. To the members. */
  z.object({ type: z.literal("member.updated"), channelId: id, member: Member }),
  /** Somebody left or was removed. To the members, and to the one who left. */
  z.object({ type: z.literal("member.left"), channelId: id, userId: id, memberCount: z.int() }),
]);
export type Event = z.infer<typeof Event>;
export type EventType = Event["type"];
