import type { Text } from "../text.ts";

export const saved = {
  "saved.title": "Enregistrés",
  "saved.pageTitle": "Enregistrés · ChatFlow",
  "saved.none": "Aucun message enregistré pour l’instant",
  "saved.noneText":
    "Enregistrez un message pour le retrouver ici : l’option se trouve dans le menu du message. Personne d’autre ne voit ce que vous enregistrez.",
  "saved.at": "Enregistré : {time}",
  "saved.in": "· {place}",
  "saved.show": "Afficher dans la conversation",
  "saved.remove": "Retirer",
  "saved.kept": "Toujours enregistré.",
} as const satisfies Record<string, Text>;
