import { z } from "zod";
import * as f from "../fields.ts";
import { ScheduledMessage } from "../types.ts";
import type { Command } from "./command.ts";

export const scheduledCommands = {
  "scheduled.list": {
    summary: "Your messages that are to be sent later, the next one first; those that could not be sent, too.",
    input: f.nothing,
    output: z.object({ scheduled: z.array(ScheduledMessage) }),
    errors: [],
    caller: "user",
    limit: "read",
  },
  "scheduled.create": {
    summary: "Let a message be sent later, under an id that you made. Again with the same id and content it returns the original.",
    input: z
      .object({
        channelId: f.id,
        id: f.messageId,
        text: f.messageText,
        threadId: f.id.optional(),
        alsoInChannel: z.boolean().default(false),
        /** A message that you can read, now and when this one is sent. */
        quote: z.object({ channelId: f.id, messageId: f.id }).optional(),
        sendAt: f.moment,
      })
      .refine(({ text, quote }) => quote !== undefined || text.trim() !== "", { message: "A message may not be empty.", path: ["text"] })
      .refine(({ threadId, alsoInChannel }) => threadId !== undefined || !alsoInChannel, {
        message: "Only a reply has a channel to go to as well.",
        path: ["alsoInChannel"],
      }),
    output: ScheduledMessage,
    errors: ["not_found", "not_member", "forbidden", "archived", "id_conflict", "is_reply", "message_deleted", "too_many"],
    caller: "user",
    limit: "message",
  },
  "scheduled.update": {
    summary:
      "Change the text or the time of a message that is to be sent later, or let it quote nothing (null). A time that has passed sends it at once.",
    input: z.object({ scheduledId: f.id, text: f.messageText.optional(), quote: z.null().optional(), sendAt: f.moment.optional() }),
    output: ScheduledMessage,
    errors: ["not_found"],
    caller: "user",
    limit: "write",
  },
  "scheduled.remove": {
    summary: "Withdraw a message that is to be sent later.",
    input: z.object({ scheduledId: f.id }),
    output: f.nothing,
    errors: ["not_found"],
    caller: "user",
    limit: "write",
  },
} as const satisfies Record<string, Command>;
