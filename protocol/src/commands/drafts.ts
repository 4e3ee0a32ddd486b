import { z } from "zod";
import * as f from "../fields.ts";
import { Draft } from "../types.ts";
import type { Command } from "./command.ts";

export const draftCommands = {
  "drafts.list": {
    summary: "What you have written and not sent, in channels that you are in, the newest first.",
    input: z.object({ cursor: f.cursor.optional(), limit: f.pageLimit }),
    output: z.object({ drafts: z.array(Draft), next: f.nextCursor }),
    errors: [],
    caller: "user",
    limit: "read",
  },
  "drafts.set": {
    summary: "Keep what you are writing, for your other devices. Empty text removes the draft. What is set last counts.",
    input: z.object({ channelId: f.id, threadId: f.id.optional(), text: f.messageText }),
    output: z.object({ draft: Draft.nullable() }),
    errors: ["not_found", "not_member", "is_reply"],
    caller: "user",
    limit: "write",
  },
} as const satisfies Record<string, Command>;
