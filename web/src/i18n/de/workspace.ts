import type { Text } from "../text.ts";

export const workspace = {
  "workspace.invite": "Personen einladen",
  "workspace.invite.lead": "Schick diesen Link an alle, die beitreten sollen.",
  "workspace.invite.link": "Einladungslink",
  "workspace.invite.making": "Link wird erstellt…",
  "workspace.invite.local":
    "Dieser Link funktioniert nur auf diesem Rechner. Öffne ChatFlow über die Adresse, unter der die anderen es erreichen, oder trage sie als CHATFLOW_PUBLIC_URL ein, und erstelle den Link dort.",
  "workspace.invite.terms": {
    one: "Er gilt für eine Person, bis zum {date}. Teile ihn nur mit Personen, denen du vertraust: Wer ihn hat, kann beitreten.",
    other: "Er gilt für {count} Personen, bis zum {date}. Teile ihn nur mit Personen, denen du vertraust: Wer ihn hat, kann beitreten.",
  },
  "workspace.invite.tryAgain": "Erneut versuchen",
  "workspace.logo": "Bild",
  "workspace.logo.choose": "Bild auswählen",
  "workspace.logo.remove": "Entfernen",
  "workspace.logo.hint": "Das Bild wird auf ein Quadrat in der Mitte zugeschnitten.",
  "workspace.logo.unreadable": "Dieses Bild kann der Browser nicht lesen. Wähle ein PNG oder JPEG.",
  "workspace.settings": "Workspace-Einstellungen",
  "workspace.settings.name": "Name",
  "workspace.settings.registration": "Wer ein Konto erstellen kann",
  "workspace.settings.byInvitation": "Personen mit einem Einladungslink",
  "workspace.settings.byInvitation.text": "Jedes Mitglied kann einen erstellen.",
  "workspace.settings.open": "Alle, die diese Adresse erreichen",
  "workspace.settings.open.text": "Richtig für ein privates Netz, riskant im Internet.",
  "workspace.settings.cancel": "Abbrechen",
  "workspace.settings.save": "Speichern",
} as const satisfies Record<string, Text>;
