import type { Text } from "../text.ts";

export const workspace = {
  "workspace.invite": "Invitar a personas",
  "workspace.invite.lead": "Envía este enlace a las personas que deban unirse.",
  "workspace.invite.link": "Enlace de invitación",
  "workspace.invite.making": "Creando un enlace…",
  "workspace.invite.local":
    "Este enlace solo funciona en este dispositivo. Abre ChatFlow con la dirección que usan los demás, o indícala en CHATFLOW_PUBLIC_URL, y crea allí el enlace.",
  "workspace.invite.terms": {
    one: "Sirve para una persona, hasta el {date}. Compártelo solo con gente de confianza: quien lo tenga puede unirse.",
    many: "Sirve para {count} de personas, hasta el {date}. Compártelo solo con gente de confianza: quien lo tenga puede unirse.",
    other: "Sirve para {count} personas, hasta el {date}. Compártelo solo con gente de confianza: quien lo tenga puede unirse.",
  },
  "workspace.invite.tryAgain": "Reintentar",
  "workspace.logo": "Imagen",
  "workspace.logo.choose": "Elegir una imagen",
  "workspace.logo.remove": "Quitar",
  "workspace.logo.hint": "La imagen se recorta a un cuadrado en el centro.",
  "workspace.logo.unreadable": "El navegador no puede leer esta imagen. Elige un PNG o un JPEG.",
  "workspace.settings": "Ajustes del espacio de trabajo",
  "workspace.settings.name": "Nombre",
  "workspace.settings.registration": "Quién puede crear una cuenta",
  "workspace.settings.byInvitation": "Personas con un enlace de invitación",
  "workspace.settings.byInvitation.text": "Cualquier miembro puede crear uno.",
  "workspace.settings.open": "Cualquiera que llegue a esta dirección",
  "workspace.settings.open.text": "Adecuado en una red privada, arriesgado en internet.",
  "workspace.settings.cancel": "Cancelar",
  "workspace.settings.save": "Guardar",
} as const satisfies Record<string, Text>;
