import { z } from "zod";
import { id, moment, position } from "./fields.ts";

/** Channels, messages and what belongs to them: each as one schema and the type of the same name. */

const ChannelBase = { id, createdAt: moment, memberCount: z.int() };
/** Whom a channel allows something to: everyone in it, or its owners and moderators and those of the workspace. */
export const Permission = z.enum(["member", "moderator"]);
export type Permission = z.infer<typeof Permission>;

const NamedChannel = {
  ...ChannelBase,
  name: z.string(),
  topic: z.string(),
  /** What it is for, in a few sentences; Markdown. */
  description: z.string(),
  createdBy: id,
  /** Who may write in it; replies in threads included. */
  mayPost: Permission,
  /** Who may bring others in. */
  mayInvite: Permission,
  mayPin: Permission,
  /** Who may write @channel and @here. */
  mayMentionEveryone: Permission,
  /** Since when nobody can change anything in it; null while it is in use. */
  archivedAt: moment.nullable(),
  /** Whether new people of the workspace are in it from the start; only of public ones. */
  isDefault: z.boolean(),
};

/** A conversation as every member sees it. A direct one has people instead of a name. */
export const Channel = z.discriminatedUnion("type", [
  z.object({ ...NamedChannel, type: z.literal("public") }),
  z.object({ ...NamedChannel, type: z.literal("private") }),
  z.object({
    ...ChannelBase,
    type: z.literal("direct"),
    /** Everyone in it, oneself included; one id alone is the conversation with oneself. */
    userIds: z.array(id),
  }),
]);
export type Channel = z.infer<typeof Channel>;
export type ChannelType = Channel["type"];

export const ChannelRole = z.enum(["owner", "moderator", "member"]);
export type ChannelRole = z.infer<typeof ChannelRole>;

/** That a user belongs to a channel, and how. */
export const Member = z.object({ userId: id, role: ChannelRole, joinedAt: moment });
export type Member = z.infer<typeof Member>;

/** Where a channel stands. */
export const Head = z.object({
  /** The `seq` of its newest message; 0 when it has none. */
  seq: position,
  /** The `rev` of its newest change; 0 when there was none. */
  rev: position,
  /** When its newest message was sent. */
  lastMessageAt: moment.nullable(),
});
export type Head = z.infer<typeof Head>;

/** How far a member has read a channel. */
export const ReadState = z.object({
  /** The `seq` up to which they have read; it only grows. */
  readSeq: position,
  /** Messages of others after it that are not deleted and not only in a thread, up to {@link limits.unread}. */
  unread: z.int(),
  /** Those of them that mention this member, by name or with everyone. */
  mentions: z.int(),
  /** The channel's head when they were counted: what comes after it changes the count. */
  seq: position,
  rev: position,
});
export type ReadState = z.infer<typeof ReadState>;

/** How a member has arranged a channel for themselves. */
export const MemberSettings = z.object({
  /** Tells of mentions only, and stands back in the list. */
  muted: z.boolean(),
  /** Stands at the top of the list. */
  favourite: z.boolean(),
  /** The section of one's own that it stands in, of {@link Preferences}; null for the one of its type. */
  sectionId: id.nullable(),
});
export type MemberSettings = z.infer<typeof MemberSettings>;

/**
 * A channel with its head, as one user has it: `membership` and `read` are null in a public channel that they have not
 * joined.
 */
export const ChannelEntry = z.object({
  channel: Channel,
  head: Head,
  membership: Member.nullable(),
  read: ReadState.nullable(),
  /** Absent while nothing was set. */
  settings: MemberSettings.optional(),
});
export type ChannelEntry = z.infer<typeof ChannelEntry>;

/** One kind of reaction to a message. */
export const Reaction = z.object({
  emoji: z.string(),
  /** Who reacted so, the first one first. */
  userIds: z.array(id),
});
export type Reaction = z.infer<typeof Reaction>;

/** How far one member has got and read; told in small channels, by those who let others know. */
export const Receipt = z.object({
  userId: id,
  /** The `seq` up to which a device of theirs has the channel's messages; it only grows. */
  deliveredSeq: position,
  /** The `seq` up to which they have read; it only grows. */
  readSeq: position,
});
export type Receipt = z.infer<typeof Receipt>;

/** What a message that was replied to says about its thread. */
export const ThreadSummary = z.object({
  /** Replies that are not deleted. */
  replies: z.int(),
  lastReplyAt: moment,
  /** Up to {@link limits.threadFaces} people who replied, the one who did last first. */
  userIds: z.array(id),
});
export type ThreadSummary = z.infer<typeof ThreadSummary>;

/** Whom a message mentions, as it was decided when it was sent or edited. */
export const Mentions = z.object({
  /** Members of its channel at that time. */
  userIds: z.array(id),
  /** Everyone: those who are there just now (`here`), or all members (`channel`). Both count as a mention of each. */
  everyone: z.enum(["here", "channel"]).nullable(),
});
export type Mentions = z.infer<typeof Mentions>;

/** Another message as it was when it was quoted or forwarded: a copy, which later changes of it do not touch. */
export const Quote = z.object({ channelId: id, messageId: id, authorId: id, text: z.string(), createdAt: moment });
export type Quote = z.infer<typeof Quote>;

export const Message = z.object({
  /** UUIDv7, made by the client that sent it. */
  id,
  channelId: id,
  /** Its place in the channel: 1, 2, 3 … without gaps, the same for everyone. */
  seq: position,
  /** The channel's `rev` at this message's last change. */
  rev: position,
  authorId: id,
  /** Markdown source; empty once it is deleted. */
  text: z.string(),
  createdAt: moment,
  /** When its text was last changed. */
  editedAt: moment.nullable(),
  /** When it was deleted: what remains is a tombstone, so that nobody who catches up misses the deletion. */
  deletedAt: moment.nullable(),
  /** When it was pinned to the channel. */
  pinnedAt: moment.nullable(),
  /** In the order in which each kind came first. */
  reactions: z.array(Reaction),
  // Most messages have none of what follows, and none of it then costs a byte.
  /** Of a reply: the message that began its thread. */
  threadId: id.optional(),
  /** True for a reply that is shown in the channel, too. */
  alsoInChannel: z.literal(true).optional(),
  /** Of a message that was replied to. */
  thread: ThreadSummary.optional(),
  /** Absent when it mentions nobody. */
  mentions: Mentions.optional(),
  quote: Quote.optional(),
});
export type Message = z.infer<typeof Message>;

/** A text that a message had before it was edited, from when, and until when. */
export const MessageVersion = z.object({ text: z.string(), since: moment, replacedAt: moment });
export type MessageVersion = z.infer<typeof MessageVersion>;

/** How one user stands to a thread. */
export const ThreadState = z.object({
  /** Told of new replies. Who begins, replies in, or is mentioned in a thread follows it, until they say otherwise. */
  following: z.boolean(),
  /** The `seq` up to which they have read its replies; it only grows. */
  readSeq: position,
  /** Replies of others after it that are not deleted, up to {@link limits.unread}; 0 when not following. */
  unread: z.int(),
  /** Those of them that mention this user. */
  mentions: z.int(),
  /** The channel's rev when this was counted, and how often the user's own side of it has changed: what is newer counts. */
  rev: position,
  version: z.int(),
});
export type ThreadState = z.infer<typeof ThreadState>;

/** A thread as one user has it. */
export const ThreadEntry = z.object({ root: Message, state: ThreadState });
export type ThreadEntry = z.infer<typeof ThreadEntry>;

/** A message that one keeps at hand. */
export const SavedMessage = z.object({ message: Message, savedAt: moment });
export type SavedMessage = z.infer<typeof SavedMessage>;

/** What one has written and not sent, the same on all of one's devices. */
export const Draft = z.object({
  channelId: id,
  /** The thread that it is a reply in; null in the channel itself. */
  threadId: id.nullable(),
  text: z.string(),
  updatedAt: moment,
});
export type Draft = z.infer<typeof Draft>;

/** A message that the server sends later, in the name of the one who wrote it. */
export const ScheduledMessage = z.object({
  /** The message's id from now on and once it is sent; hence it is sent once. */
  id,
  channelId: id,
  threadId: id.optional(),
  alsoInChannel: z.literal(true).optional(),
  text: z.string(),
  /** As it was when it was scheduled. What is sent gets a copy of its own then, and fails if there is nothing left to quote. */
  quote: Quote.optional(),
  sendAt: moment,
  /** Why it could not be sent, such as `not_member` or `archived`; null while it waits. */
  failed: z.string().nullable(),
});
export type ScheduledMessage = z.infer<typeof ScheduledMessage>;
