import { z } from "zod";
import * as f from "../fields.ts";
import { Message } from "../types.ts";
import type { Command } from "./command.ts";

export const mentionCommands = {
  "mentions.list": {
    summary: "The messages of others that mention you, by name or with everyone, in the channels that you are in; the newest first.",
    input: z.object({ cursor: f.cursor.optional(), limit: f.pageLimit }),
    output: z.object({ messages: z.array(Message), next: f.nextCursor }),
    errors: [],
    caller: "user",
    limit: "read",
  },
} as const satisfies Record<string, Command>;
