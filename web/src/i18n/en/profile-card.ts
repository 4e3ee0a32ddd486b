import type { Text } from "../text.ts";

export const profileCard = {
  "accounts.profile.title": "Profile",
  "accounts.profile.admin": "Admin",
  "accounts.profile.moderator": "Moderator",
  "accounts.profile.message": "Message",
  "accounts.profile.mention": "Mention",
  "accounts.profile.setStatus": "Set a status",
  "accounts.profile.edit": "Edit profile",
  "accounts.profile.localTime": "{time} local time",
} as const satisfies Record<string, Text>;
