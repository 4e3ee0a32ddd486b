import { z } from "zod";
import { id, moment, position } from "./fields.ts";

/** The things that commands return and events carry, each as one schema and the type of the same name. */

export const Role = z.enum(["admin", "moderator", "user"]);
export type Role = z.infer<typeof Role>;

/** A person (or, later, a bot) of the workspace, as any other member may see them. */
export const User = z.object({
  id,
  username: z.string(),
  /** The name to show. */
  name: z.string(),
  role: Role,
  createdAt: moment,
});
export type User = z.infer<typeof User>;

/** The signed-in person, with what only they may see. */
export const Me = User.extend({ email: z.string() });
export type Me = z.infer<typeof Me>;

/** How people get in: `open` (anyone who reaches the address) or `invitation` (by link). */
export const Registration = z.enum(["open", "invitation"]);
export type Registration = z.infer<typeof Registration>;

export const Workspace = z.object({
  name: z.string(),
  registration: Registration,
  /** True until the first account, which becomes the admin, is made. */
  needsAdmin: z.boolean(),
});
export type Workspace = z.infer<typeof Workspace>;

/** One signed-in browser or program. */
export const SessionInfo = z.object({
  id,
  current: z.boolean(),
  userAgent: z.string().nullable(),
  createdAt: moment,
  expiresAt: moment,
});
export type SessionInfo = z.infer<typeof SessionInfo>;

export const Invitation = z.object({
  id,
  createdBy: id,
  createdAt: moment,
  expiresAt: moment,
  /** How many accounts it may make, and how many it has made. */
  uses: z.int(),
  used: z.int(),
});
export type Invitation = z.infer<typeof Invitation>;

const ChannelBase = { id, createdAt: moment, memberCount: z.int() };
const NamedChannel = {
  ...ChannelBase,
  name: z.string(),
  topic: z.string(),
  createdBy: id,
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
  /** Messages of others after it that are not deleted, up to {@link limits.unread}. */
  unread: z.int(),
  /** The channel's head when they were counted: what comes after it changes the count. */
  seq: position,
  rev: position,
});
export type ReadState = z.infer<typeof ReadState>;

/**
 * A channel with its head, as one user has it: `membership` and `read` are null in a public channel that they have not
 * joined.
 */
export const ChannelEntry = z.object({ channel: Channel, head: Head, membership: Member.nullable(), read: ReadState.nullable() });
export type ChannelEntry = z.infer<typeof ChannelEntry>;

/** One kind of reaction to a message. */
export const Reaction = z.object({
  emoji: z.string(),
  /** Who reacted so, the first one first. */
  userIds: z.array(id),
});
export type Reaction = z.infer<typeof Reaction>;

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
});
export type Message = z.infer<typeof Message>;

/** A text that a message had before it was edited, and until when. */
export const MessageVersion = z.object({ text: z.string(), replacedAt: moment });
export type MessageVersion = z.infer<typeof MessageVersion>;
