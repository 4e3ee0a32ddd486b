import type { Text } from "../text.ts";

export const threads = {
  "threads.replies": { one: "{count} reply", other: "{count} replies" },
  "threads.none": "No replies yet. What you write below stays with this message.",
} as const satisfies Record<string, Text>;
