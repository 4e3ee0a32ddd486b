import type { Text } from "../text.ts";

export const profile = {
  "accounts.profile.title": "Profil",
  "accounts.profile.of": "Profil von {name}",
  "accounts.profile.admin": "Admin",
  "accounts.profile.moderator": "Moderation",
  "accounts.profile.message": "Nachricht",
  "accounts.profile.mention": "Erwähnen",
  "accounts.profile.setStatus": "Status setzen",
  "accounts.profile.edit": "Profil bearbeiten",
  "accounts.profile.localTime": "{time} Ortszeit",
} as const satisfies Record<string, Text>;
