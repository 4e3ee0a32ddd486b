import { z } from "zod";
import * as f from "../fields.ts";
import { ScheduledMessage } from "../types.ts";
import type { Command } from "./command.ts";

const text = f.messageText.refine((given) => given.trim() !== "", "A message may not be empty.");

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
        text,
        threadId: f.id.optional(),
        alsoInChannel: z.boolean().default(false),
        sendAt: f.moment,
      })
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
    summary: "Change the text or the time of a message that is to be sent later. A time that has passed sends it at once.",
    input: z.object({ scheduledId: f.id, text: text.optional(), sendAt: f.moment.optional() }),
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
