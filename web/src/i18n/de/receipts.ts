import type { Text } from "../text.ts";

export const receipts = {
  "receipts.read": "Gelesen",
  "receipts.readByAll": "Von allen gelesen",
  "receipts.readBy": "Gelesen: {read} von {all}",
  "receipts.delivered": "Zugestellt",
  "receipts.deliveredTo": "Zugestellt: {delivered} von {all}",
  "receipts.sent": "Gesendet",
  "receipts.who": "Wer das gelesen hat",
  "receipts.untold": "Hier keine Lesebestätigungen",
  "receipts.untoldText":
    "Lesebestätigungen gibt es in Unterhaltungen mit bis zu {most} Personen, und zwar von allen, die sie eingeschaltet haben. Du siehst sie nur, solange du sie selbst eingeschaltet hast. Die Einstellung findest du unter „Status und Privatsphäre“.",
} as const satisfies Record<string, Text>;
