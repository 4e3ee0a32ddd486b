import type { Text } from "../text.ts";

export const search = {
  "search.title": "Rechercher des messages",
  "search.pageTitle": "Recherche · ChatFlow",
  "search.back": "Retour à vos conversations",
  "search.field": "Mots à rechercher",
  "search.where": "Dans ce qui est conservé sur cet appareil",
  "search.hint":
    "Trouve les messages qui contiennent tous vos mots, parmi les plus récents des conversations que vous avez ouvertes ici. Fonctionne sans connexion.",
  "search.nothing": "Aucun résultat",
  "search.nothing.hint":
    "Aucun message conservé sur cet appareil ne contient tous ces mots. Essayez avec moins de mots ou des mots plus courts.",
  "search.found": { one: "{count} message", many: "{count} de messages", other: "{count} messages" },
  "search.foundMost": "Les {count} plus récents ; ajoutez des mots pour affiner",
  "search.failed": "La recherche s’est arrêtée. {reason}",
  "search.again": "Relancer la recherche",
} as const satisfies Record<string, Text>;
