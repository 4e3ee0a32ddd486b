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
    "Ils s’affichent dans les conversations de {most} personnes au maximum, pour les personnes qui les partagent, et seulement si vous les partagez aussi. Votre choix se trouve sous « Statut et confidentialité ».",
} as const satisfies Record<string, Text>;
