import type { Text } from "../text.ts";

export const profile = {
  "accounts.profile.title": "Perfil",
  "accounts.profile.of": "Perfil de {name}",
  "accounts.profile.admin": "Administrador",
  "accounts.profile.moderator": "Moderador",
  "accounts.profile.message": "Enviar mensaje",
  "accounts.profile.mention": "Mencionar",
  "accounts.profile.setStatus": "Poner un estado",
  "accounts.profile.edit": "Editar perfil",
  "accounts.profile.localTime": "{time}, hora local",
} as const satisfies Record<string, Text>;
