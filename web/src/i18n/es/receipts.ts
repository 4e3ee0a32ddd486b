import type { Text } from "../text.ts";

export const receipts = {
  "receipts.read": "Leído",
  "receipts.readByAll": "Leído por todos",
  "receipts.readBy": "Leído por {read} de {all}",
  "receipts.delivered": "Entregado",
  "receipts.deliveredTo": "Entregado a {delivered} de {all}",
  "receipts.sent": "Enviado",
  "receipts.who": "Quién lo ha leído",
  "receipts.untold": "Aquí no hay confirmaciones de lectura",
  "receipts.untoldText":
    "Las confirmaciones de lectura se muestran en conversaciones de hasta {most} personas, solo de quienes las tienen activadas, y solo si tú también las tienes activadas. Puedes elegirlo en “Estado y privacidad”.",
} as const satisfies Record<string, Text>;
