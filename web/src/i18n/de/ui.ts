import type { Text } from "../text.ts";

export const ui = {
  "ui.close": "Schließen",
  "ui.tryAgain": "Erneut versuchen",
  "ui.copy": "Kopieren",
  "ui.copied": "Kopiert",
  "ui.copied.said": "Kopiert.",
  "ui.copyByHand": "In diesem Browser können Seiten ohne https nichts kopieren. Der Text ist markiert: Kopiere ihn mit Strg + C.",
  "ui.password.show": "Passwort anzeigen",
  "ui.password.hide": "Passwort verbergen",
} as const satisfies Record<string, Text>;
