import type { Text } from "../text.ts";

export const presence = {
  "presence.online": "Online",
  "presence.away": "Away",
  "presence.dnd": "Do not disturb",
  "presence.offline": "Offline",
  "presence.lastSeen": "Last seen {ago}",
  "presence.justNow": "Last seen just now",
} as const satisfies Record<string, Text>;
