import { z } from "zod";
import * as f from "../fields.ts";
import { limits } from "../limits.ts";
import { Channel, ChannelEntry, ChannelRole, Member, MemberSettings, Permission, ReadState, Receipt } from "../types.ts";
import type { Command } from "./command.ts";

const one = z.object({ channelId: f.id });
const topic = f.line(limits.channelTopic);

export const channelCommands = {
  "channels.create": {
    summary: "Make a public or private channel, or open the direct conversation with the given people (made when there is none).",
    input: z.discriminatedUnion("type", [
      z.object({ type: z.literal("public"), name: f.channelName, topic: topic.default("") }),
      z.object({ type: z.literal("private"), name: f.channelName, topic: topic.default("") }),
      z.object({
        type: z.literal("direct"),
        /** The others; oneself is added. */
        userIds: z
          .array(f.id)
          .min(1)
          .max(limits.directMembers - 1),
      }),
    ]),
    output: ChannelEntry,
    errors: ["name_taken", "not_found"],
    caller: "user",
    limit: "write",
  },
  "channels.list": {
    summary: "Your channels with their heads, by id.",
    input: z.object({ cursor: f.cursor.optional(), limit: f.pageLimit }),
    output: z.object({ channels: z.array(ChannelEntry), next: f.nextCursor }),
    errors: [],
    caller: "user",
    limit: "read",
  },
  "channels.browse": {
    summary: "The public channels by name, joined or not, or those whose name contains the query; archived ones only when asked for.",
    input: z.object({ query: f.query.optional(), archived: z.boolean().default(false), cursor: f.cursor.optional(), limit: f.pageLimit }),
    output: z.object({ channels: z.array(ChannelEntry), next: f.nextCursor }),
    errors: [],
    caller: "user",
    limit: "read",
  },
  "channels.get": {
    summary: "One channel: yours, or a public one.",
    input: one,
    output: ChannelEntry,
    errors: ["not_found"],
    caller: "user",
    limit: "read",
  },
  "channels.update": {
    summary:
      "Rename a channel, set its topic, its description or who may do what; for its owners and moderators, and moderators and admins of the workspace who are in it. Only an admin makes a public channel a default one.",
    input: one.extend({
      name: f.channelName.optional(),
      topic: topic.optional(),
      description: f.messageText.max(limits.channelDescription, `Use at most ${limits.channelDescription} characters.`).optional(),
      mayPost: Permission.optional(),
      mayInvite: Permission.optional(),
      mayPin: Permission.optional(),
      mayMentionEveryone: Permission.optional(),
      isDefault: z.boolean().optional(),
    }),
    output: Channel,
    errors: ["not_found", "not_member", "forbidden", "name_taken", "direct_fixed", "archived"],
    caller: "user",
    limit: "write",
  },
  "channels.join": {
    summary: "Join a public channel. Joining again changes nothing.",
    input: one,
    output: ChannelEntry,
    errors: ["not_found", "archived"],
    caller: "user",
    limit: "write",
  },
  "channels.leave": {
    summary: "Leave a channel. When its last owner leaves, whoever has been in it longest becomes its owner.",
    input: one,
    output: f.nothing,
    errors: ["not_found", "not_member", "direct_fixed"],
    caller: "user",
    limit: "write",
  },
  "channels.typing": {
    summary: "Say that you are typing, in the channel or in a thread of it; to be repeated every few seconds. Not told in large channels.",
    input: one.extend({ threadId: f.id.optional() }),
    output: f.nothing,
    errors: ["not_found", "not_member"],
    caller: "user",
    limit: "signal",
  },
  "channels.markRead": {
    summary: "Say how far you have read. A position before the known one changes nothing.",
    input: one.extend({ seq: f.position }),
    output: ReadState,
    errors: ["not_found", "not_member"],
    caller: "user",
    limit: "read",
  },
  "channels.markDelivered": {
    summary: "Say how far a device of yours has the channel's messages. Told to others in channels of up to 50 people, if you take part.",
    input: one.extend({ seq: f.position }),
    output: f.nothing,
    errors: ["not_found", "not_member"],
    caller: "user",
    limit: "read",
  },
  "channels.receipts": {
    summary:
      "How much the others have got and read, of those who take part; nothing in larger channels, and if you do not take part yourself.",
    input: one,
    output: z.object({ receipts: z.array(Receipt) }),
    errors: ["not_found", "not_member"],
    caller: "user",
    limit: "read",
  },
  "channels.members": {
    summary: "Who is in a channel, in the order of joining, or those whose name or username begins with the query.",
    input: one.extend({ query: f.query.optional(), cursor: f.cursor.optional(), limit: f.pageLimit }),
    output: z.object({ members: z.array(Member), next: f.nextCursor }),
    errors: ["not_found"],
    caller: "user",
    limit: "read",
  },
  "channels.addMember": {
    summary: "Bring somebody into a channel that you are in. Adding a member again changes nothing.",
    input: one.extend({ userId: f.id }),
    output: Member,
    errors: ["not_found", "not_member", "forbidden", "direct_fixed", "archived"],
    caller: "user",
    limit: "write",
  },
  "channels.removeMember": {
    summary:
      "Take somebody out of a channel; for its owners and moderators, and moderators and admins of the workspace who are in it. An owner can be taken out by owners only.",
    input: one.extend({ userId: f.id }),
    output: f.nothing,
    errors: ["not_found", "not_member", "forbidden", "direct_fixed", "last_owner"],
    caller: "user",
    limit: "write",
  },
  "channels.setRole": {
    summary: "Make a member an owner, a moderator or a plain member; for owners, and admins of the workspace who are in the channel.",
    input: one.extend({ userId: f.id, role: ChannelRole }),
    output: Member,
    errors: ["not_found", "not_member", "forbidden", "direct_fixed", "last_owner"],
    caller: "user",
    limit: "write",
  },
  "channels.archive": {
    summary:
      "Close a channel for good or for now: it can be read, not changed. For its owners, and moderators and admins of the workspace who are in it.",
    input: one,
    output: Channel,
    errors: ["not_found", "not_member", "forbidden", "direct_fixed"],
    caller: "user",
    limit: "write",
  },
  "channels.unarchive": {
    summary: "Open an archived channel again; for the same people.",
    input: one,
    output: Channel,
    errors: ["not_found", "not_member", "forbidden", "direct_fixed"],
    caller: "user",
    limit: "write",
  },
  "channels.updateSettings": {
    summary: "Arrange a channel for yourself: mute it, make it a favourite, put it into a section of your own. What is not given stays.",
    input: one.extend(MemberSettings.partial().shape),
    output: MemberSettings,
    errors: ["not_found", "not_member"],
    caller: "user",
    limit: "write",
  },
} as const satisfies Record<string, Command>;
