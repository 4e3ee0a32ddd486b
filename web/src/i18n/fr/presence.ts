import type { Text } from "../text.ts";

export const presence = {
  "presence.online": "En ligne",
  "presence.away": "Absent(e)",
  "presence.dnd": "Ne pas déranger",
  "presence.offline": "Hors ligne",
  "presence.lastSeen": "Dernière activité {ago}",
  "presence.justNow": "Dernière activité à l’instant",
  "presence.status.title": "Statut et confidentialité",
  "presence.status": "Statut",
  "presence.status.hint": "Quoi de neuf ?",
  "presence.status.emoji": "Choisir un emoji",
  "presence.status.noEmoji": "Retirer l’emoji",
  "presence.availability": "Disponibilité",
  "presence.auto": "Automatique",
  "presence.autoText": "En ligne tant que vous êtes là, absent(e) au bout d’un moment.",
  "presence.untilChanged": "Jusqu’à ce que vous le changiez.",
  "presence.receipts": "Accusés de lecture",
  "presence.receiptsText":
    "Les autres voient quand vous avez reçu et lu leurs messages, et vous le voyez pour les vôtres. Sinon, ni l’un ni l’autre.",
  "presence.save": "Enregistrer",
  "presence.cancel": "Annuler",
} as const satisfies Record<string, Text>;
