import type { Text } from "../text.ts";

export const profile = {
  "accounts.profile.title": "Profil",
  "accounts.profile.of": "Profil de {name}",
  "accounts.profile.admin": "Admin",
  "accounts.profile.moderator": "Modérateur",
  "accounts.profile.message": "Écrire",
  "accounts.profile.mention": "Mentionner",
  "accounts.profile.setStatus": "Définir un statut",
  "accounts.profile.edit": "Modifier le profil",
  "accounts.profile.localTime": "{time}, heure locale",
} as const satisfies Record<string, Text>;
