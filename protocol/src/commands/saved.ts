import { z } from "zod";
import * as f from "../fields.ts";
import { SavedMessage } from "../types.ts";
import type { Command } from "./command.ts";

const one = z.object({ channelId: f.id, messageId: f.id });

export const savedCommands = {
  "saved.list": {
    summary: "The messages that you saved, of channels that you are in, the newest first.",
    input: z.object({ cursor: f.cursor.optional(), limit: f.pageLimit }),
    output: z.object({ saved: z.array(SavedMessage), next: f.nextCursor }),
    errors: [],
    caller: "user",
    limit: "read",
  },
  "saved.add": {
    summary: "Keep a message at hand. Nobody else sees that. Again changes nothing.",
    input: one,
    output: SavedMessage,
    errors: ["not_found", "not_member", "message_deleted", "too_many"],
    caller: "user",
    limit: "write",
  },
  "saved.remove": {
    summary: "Take a message off your saved ones. Again changes nothing.",
    input: one,
    output: f.nothing,
    errors: ["not_found", "not_member"],
    caller: "user",
    limit: "write",
  },
} as const satisfies Record<string, Command>;
