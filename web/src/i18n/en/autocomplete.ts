import type { Text } from "../text.ts";

export const autocomplete = {
  "autocomplete.people": "Whom to mention",
  "autocomplete.channels": "Which channel to name",
  "autocomplete.emoji": "Which emoji to take",
  "autocomplete.commands": "What to do",
  "autocomplete.here": "Tells everyone who is there just now",
  "autocomplete.channel": "Tells everyone in the channel",
  "autocomplete.refused": "Kept to moderators here",
  "autocomplete.outside": "not in this conversation",
  "autocomplete.notJoined": "not joined",
} as const satisfies Record<string, Text>;
