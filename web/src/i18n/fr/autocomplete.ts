import type { Text } from "../text.ts";

export const autocomplete = {
  "autocomplete.people": "Personne à mentionner",
  "autocomplete.channels": "Canal à mentionner",
  "autocomplete.emoji": "Emoji à insérer",
  "autocomplete.commands": "Commande à exécuter",
  "autocomplete.here": "Prévient les personnes présentes en ce moment",
  "autocomplete.channel": "Prévient toutes les personnes du canal",
  "autocomplete.refused": "Réservé à la modération ici",
  "autocomplete.outside": "hors de cette conversation",
  "autocomplete.notJoined": "non rejoint",
} as const satisfies Record<string, Text>;
