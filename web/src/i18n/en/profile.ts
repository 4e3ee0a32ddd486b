import type { Text } from "../text.ts";

export const profile = {
  "profile.title": "Profile",
  "profile.of": "Profile of {name}",
  "profile.admin": "Admin",
  "profile.moderator": "Moderator",
  "profile.message": "Message",
  "profile.mention": "Mention",
  "profile.setStatus": "Set a status",
} as const satisfies Record<string, Text>;
