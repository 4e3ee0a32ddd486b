import type { Text } from "../text.ts";

export const workspace = {
  "workspace.invite": "Inviter des personnes",
  "workspace.invite.lead": "Envoyez ce lien aux personnes à inviter.",
  "workspace.invite.link": "Lien d’invitation",
  "workspace.invite.making": "Création d’un lien…",
  "workspace.invite.local":
    "Ce lien ne fonctionne que sur cette machine. Ouvrez ChatFlow à l’adresse par laquelle les autres y accèdent, ou indiquez-la dans CHATFLOW_PUBLIC_URL, puis créez le lien à cette adresse.",
  "workspace.invite.terms": {
    one: "Il est valable pour {count} personne, jusqu’au {date}. Ne le partagez qu’avec des personnes de confiance : toute personne qui le possède peut rejoindre l’espace de travail.",
    many: "Il est valable pour {count} de personnes, jusqu’au {date}. Ne le partagez qu’avec des personnes de confiance : toute personne qui le possède peut rejoindre l’espace de travail.",
    other:
      "Il est valable pour {count} personnes, jusqu’au {date}. Ne le partagez qu’avec des personnes de confiance : toute personne qui le possède peut rejoindre l’espace de travail.",
  },
  "workspace.invite.tryAgain": "Réessayer",
  "workspace.logo": "Image",
  "workspace.logo.choose": "Choisir une image",
  "workspace.logo.remove": "Retirer",
  "workspace.logo.hint": "L’image est recadrée en carré, au centre.",
  "workspace.logo.unreadable": "Le navigateur ne peut pas lire cette image. Choisissez un PNG ou un JPEG.",
  "workspace.settings": "Paramètres de l’espace de travail",
  "workspace.settings.name": "Nom",
  "workspace.settings.registration": "Qui peut créer un compte",
  "workspace.settings.byInvitation": "Les personnes qui ont un lien d’invitation",
  "workspace.settings.byInvitation.text": "Chaque membre peut en créer un.",
  "workspace.settings.open": "Toute personne qui accède à cette adresse",
  "workspace.settings.open.text": "Adapté à un réseau privé, risqué sur internet.",
  "workspace.settings.cancel": "Annuler",
  "workspace.settings.save": "Enregistrer",
} as const satisfies Record<string, Text>;
