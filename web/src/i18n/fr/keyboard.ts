import type { Text } from "../text.ts";

export const keyboard = {
  "keyboard.title": "Raccourcis clavier",
  "keyboard.group.general": "Général",
  "keyboard.group.places": "Navigation",
  "keyboard.group.writing": "Écriture et lecture",
  "keyboard.switcher": "Aller à un canal ou à une personne",
  "keyboard.search": "Rechercher",
  "keyboard.shortcuts": "Afficher ces raccourcis",
  "keyboard.preferences": "Ouvrir les préférences",
  "keyboard.undo": "Annuler, tant que c’est proposé",
  "keyboard.previousChannel": "Conversation précédente",
  "keyboard.nextChannel": "Conversation suivante",
  "keyboard.previousUnread": "Conversation non lue précédente",
  "keyboard.nextUnread": "Conversation non lue suivante",
  "keyboard.inbox": "Boîte de réception",
  "keyboard.threads": "Fils de discussion",
  "keyboard.saved": "Messages enregistrés",
  "keyboard.composer": "Aller à la zone de saisie",
  "keyboard.newest": "Aller au message le plus récent",
  "keyboard.markAllRead": "Marquer toutes les conversations comme lues",
  "keyboard.either": "{first} ou {second}",
} as const satisfies Record<string, Text>;
