import type { Text } from "../text.ts";

export const ui = {
  "ui.close": "Fermer",
  "ui.tryAgain": "Réessayer",
  "ui.copy": "Copier",
  "ui.copied": "Copié",
  "ui.copied.said": "Copié.",
  "ui.copyByHand": "Ce navigateur n’autorise pas les pages sans https à copier. Le texte est sélectionné : copiez-le avec Ctrl + C.",
  "ui.password.show": "Afficher le mot de passe",
  "ui.password.hide": "Masquer le mot de passe",
} as const satisfies Record<string, Text>;
