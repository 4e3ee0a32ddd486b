import type { Text } from "../text.ts";

export const device = {
  "device.waits": "En attente de connexion",
  "device.changeWaits": "Votre modification attend la connexion",
  "device.takeBack": "Modifier",
  "device.newVersion": "Une nouvelle version est disponible.",
  "device.reload": "Recharger",
  "device.full":
    "Cet appareil est presque plein : ce que vous lisez n’est pas conservé hors connexion. Ce que vous envoyez n’est pas perdu. Libérez de l’espace, puis rechargez la page.",
  "device.blocked": "Ce navigateur ne conserve rien pour ChatFlow ici. Ce qui n’est pas encore envoyé sera perdu si vous fermez la page.",
  "device.noRoom":
    "Cet appareil est plein : ce qui n’est pas encore envoyé sera perdu si vous fermez la page. Libérez de l’espace, puis rechargez la page.",
  "device.unsentOnly":
    "Ce navigateur ne conserve que ce que vous envoyez ; il faut une connexion pour lire les anciens messages. Rechargez la page pour réessayer.",
} as const satisfies Record<string, Text>;
