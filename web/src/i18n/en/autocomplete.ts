import type { Text } from "../text.ts";

export const autocomplete = {
  "autocomplete.people": "People to mention",
  "autocomplete.channels": "Channels to mention",
  "autocomplete.emoji": "Emoji to insert",
  "autocomplete.commands": "Commands",
  "autocomplete.here": "Notifies everyone who is here right now",
  "autocomplete.channel": "Notifies everyone in the channel",
  "autocomplete.refused": "Kept to moderators here",
  "autocomplete.outside": "not in this conversation",
  "autocomplete.notJoined": "not joined",
} as const satisfies Record<string, Text>;
