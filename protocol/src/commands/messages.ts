import { z } from "zod";
import * as f from "../fields.ts";
import { Head, Message, MessageVersion } from "../types.ts";
import type { Command } from "./command.ts";

const one = z.object({ channelId: f.id, messageId: f.id });
const reaction = one.extend({ emoji: f.emoji });

export const messageCommands = {
  "messages.send": {
    summary:
      "Send a message under an id that you made. Answered after it is stored; sent again with the same id and content it returns the original.",
    input: z
      .object({
        channelId: f.id,
        id: f.messageId,
        text: f.messageText,
        /** The message that this one replies to; it must not be a reply itself. */
        threadId: f.id.optional(),
        /** Show the reply in the channel, too. */
        alsoInChannel: z.boolean().default(false),
        /** A message that you can read, to be quoted or forwarded. A copy of it goes along. */
        quote: one.optional(),
      })
      .refine(({ text, quote }) => quote !== undefined || text.trim() !== "", { message: "A message may not be empty.", path: ["text"] })
      .refine(({ threadId, alsoInChannel }) => threadId !== undefined || !alsoInChannel, {
        message: "Only a reply has a channel to go to as well.",
        path: ["alsoInChannel"],
      }),
    output: Message,
    errors: ["not_found", "not_member", "forbidden", "id_conflict", "is_reply", "message_deleted", "archived"],
    caller: "user",
    limit: "message",
  },
  "messages.get": {
    summary: "One message, as a permalink names it.",
    input: one,
    output: Message,
    errors: ["not_found", "not_member"],
    caller: "user",
    limit: "read",
  },
  "messages.edit": {
    summary: "Change the text of your own message; what it said before stays in its history.",
    input: one.extend({ text: f.messageText }),
    output: Message,
    errors: ["not_found", "not_member", "forbidden", "message_deleted", "archived"],
    caller: "user",
    limit: "message",
  },
  "messages.delete": {
    summary: "Delete your own message, or as a moderator anyone's. A tombstone keeps its place; its text and history are gone.",
    input: one,
    output: Message,
    errors: ["not_found", "not_member", "forbidden", "archived"],
    caller: "user",
    limit: "write",
  },
  "messages.history": {
    summary: "What an edited message said before, the newest first.",
    input: one.extend({ cursor: f.cursor.optional(), limit: f.pageLimit }),
    output: z.object({ versions: z.array(MessageVersion), next: f.nextCursor }),
    errors: ["not_found", "not_member"],
    caller: "user",
    limit: "read",
  },
  "messages.react": {
    summary: "React to a message with an emoji. Again changes nothing.",
    input: reaction,
    output: Message,
    errors: ["not_found", "not_member", "message_deleted", "too_many", "archived"],
    caller: "user",
    limit: "write",
  },
  "messages.unreact": {
    summary: "Take your reaction back. Again changes nothing.",
    input: reaction,
    output: Message,
    errors: ["not_found", "not_member", "archived"],
    caller: "user",
    limit: "write",
  },
  "messages.pins": {
    summary: "The messages that are pinned to a channel, the newest pin first.",
    input: z.object({ channelId: f.id }),
    output: z.object({ messages: z.array(Message) }),
    errors: ["not_found", "not_member"],
    caller: "user",
    limit: "read",
  },
  "messages.pin": {
    summary: "Pin a message to its channel. Again changes nothing.",
    input: one,
    output: Message,
    errors: ["not_found", "not_member", "forbidden", "message_deleted", "too_many", "archived"],
    caller: "user",
    limit: "write",
  },
  "messages.unpin": {
    summary: "Take a pin away. Again changes nothing.",
    input: one,
    output: Message,
    errors: ["not_found", "not_member", "forbidden", "archived"],
    caller: "user",
    limit: "write",
  },
  "messages.list": {
    summary:
      "A page of a channel's messages, or of a thread's replies, in the order of seq: the newest, those before or after a seq, those around one, or around the first that was sent at a moment or after it.",
    input: z
      .object({
        channelId: f.id,
        /** The replies to this message, instead of what is in the channel itself. */
        threadId: f.id.optional(),
        before: f.position.optional(),
        after: f.position.optional(),
        /** This one in the middle: for jumping to a message. */
        around: f.position.optional(),
        /** The first one of this moment or later in the middle, the newest where there is none: for jumping to a date. */
        at: f.moment.optional(),
        limit: f.pageLimit,
      })
      .refine(
        ({ before, after, around, at }) => [before, after, around, at].filter((given) => given !== undefined).length <= 1,
        "Give one of before, after, around and at.",
      ),
    output: z.object({
      messages: z.array(Message),
      /** The page reflects every change of the channel's messages up to this one. */
      rev: f.position,
      /** What to give as `before` for the page of older messages; null when there are none. */
      before: f.position.nullable(),
      /** What to give as `after` for the page of newer messages; null when there are none. */
      after: f.position.nullable(),
    }),
    errors: ["not_found", "not_member", "is_reply"],
    caller: "user",
    limit: "read",
  },
  "messages.changes": {
    summary:
      "Every message changed after the given rev, complete; or `resync` when there are too many, or the position is not of this epoch.",
    input: z.object({ channelId: f.id, since: f.position, epoch: z.string().max(64).optional() }),
    output: z.discriminatedUnion("result", [
      z.object({ result: z.literal("changes"), messages: z.array(Message), head: Head }),
      z.object({ result: z.literal("resync"), head: Head }),
    ]),
    errors: ["not_found", "not_member"],
    caller: "user",
    limit: "read",
  },
} as const satisfies Record<string, Command>;
