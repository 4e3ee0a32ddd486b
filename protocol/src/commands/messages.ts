import { z } from "zod";
import * as f from "../fields.ts";
import { Head, Message } from "../types.ts";
import type { Command } from "./command.ts";

export const messageCommands = {
  "messages.send": {
    summary:
      "Send a message under an id that you made. Answered after it is stored; sent again with the same id and content it returns the original.",
    input: z.object({ channelId: f.id, id: f.messageId, text: f.messageText }),
    output: Message,
    errors: ["not_found", "not_member", "id_conflict"],
    caller: "user",
    limit: "message",
  },
  "messages.list": {
    summary: "A page of a channel's messages in the order of seq: the newest, or those before or after a seq.",
    input: z
      .object({ channelId: f.id, before: f.position.optional(), after: f.position.optional(), limit: f.pageLimit })
      .refine((input) => input.before === undefined || input.after === undefined, "Give before or after, not both."),
    output: z.object({
      messages: z.array(Message),
      /** What to give as `before` for the page of older messages; null when there are none. */
      before: f.position.nullable(),
      /** What to give as `after` for the page of newer messages; null when there are none. */
      after: f.position.nullable(),
    }),
    errors: ["not_found", "not_member"],
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
