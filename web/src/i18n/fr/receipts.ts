import type { Text } from "../text.ts";

export const receipts = {
  "receipts.read": "Lu",
  "receipts.readByAll": "Lu par tout le monde",
  "receipts.readBy": "Lu par {read} sur {all}",
  "receipts.delivered": "Remis",
  "receipts.deliveredTo": "Remis à {delivered} sur {all}",
  "receipts.sent": "Envoyé",
  "receipts.who": "Qui a lu ce message",
  "receipts.untold": "Pas d’accusés de lecture ici",
  "receipts.untoldText":
    "Les accusés de lecture s’affichent dans les conversations de {most} personnes au maximum, pour celles qui les ont activés, et seulement si vous les avez activés aussi. Ce choix se trouve sous « Statut et confidentialité ».",
} as const satisfies Record<string, Text>;
