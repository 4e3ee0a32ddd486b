import type { Text } from "../text.ts";

export const device = {
  "device.waits": "Wartet auf die Verbindung",
  "device.changeWaits": "Deine Änderung wartet auf die Verbindung",
  "device.takeBack": "Bearbeiten",
  "device.newVersion": "Eine neue Version ist da.",
  "device.reload": "Neu laden",
  "device.full":
    "Dieses Gerät ist fast voll. Was du liest, ist daher offline nicht verfügbar. Was du sendest, geht nicht verloren. Schaffe etwas Platz und lade die Seite neu.",
  "device.blocked":
    "Dieser Browser speichert hier nichts für ChatFlow. Was noch nicht gesendet ist, geht verloren, wenn du die Seite schließt.",
  "device.noRoom":
    "Dieses Gerät ist voll. Was noch nicht gesendet ist, geht verloren, wenn du die Seite schließt. Schaffe etwas Platz und lade die Seite neu.",
  "device.unsentOnly":
    "Dieser Browser speichert nur, was du sendest. Für ältere Nachrichten brauchst du eine Verbindung. Lade die Seite neu, um es noch einmal zu versuchen.",
} as const satisfies Record<string, Text>;
