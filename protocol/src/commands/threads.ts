import { z } from "zod";
import * as f from "../fields.ts";
import { ThreadEntry } from "../types.ts";
import type { Command } from "./command.ts";

/** A thread is named by the message that it began with. Its replies are read by `messages.list`. */
const one = z.object({ channelId: f.id, threadId: f.id });

export const threadCommands = {
  "threads.list": {
    summary: "The threads that you follow, or those with something unread, the newest reply first.",
    input: z.object({ unread: z.boolean().default(false), cursor: f.cursor.optional(), limit: f.pageLimit }),
    output: z.object({ threads: z.array(ThreadEntry), next: f.nextCursor }),
    errors: [],
    caller: "user",
    limit: "read",
  },
  "threads.get": {
    summary: "One thread, and how you stand to it.",
    input: one,
    output: ThreadEntry,
    errors: ["not_found", "not_member", "is_reply"],
    caller: "user",
    limit: "read",
  },
  "threads.follow": {
    summary: "Be told of new replies. What was said before is read.",
    input: one,
    output: ThreadEntry,
    errors: ["not_found", "not_member", "is_reply"],
    caller: "user",
    limit: "write",
  },
  "threads.unfollow": {
    summary: "Be told no more, until you reply there again.",
    input: one,
    output: ThreadEntry,
    errors: ["not_found", "not_member", "is_reply"],
    caller: "user",
    limit: "write",
  },
  "threads.markRead": {
    summary: "Say how far you have read a thread. A position before the known one changes nothing.",
    input: one.extend({ seq: f.position }),
    output: ThreadEntry,
    errors: ["not_found", "not_member", "is_reply"],
    caller: "user",
    limit: "read",
  },
} as const satisfies Record<string, Command>;
