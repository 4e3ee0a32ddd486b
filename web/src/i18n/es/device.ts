import type { Text } from "../text.ts";

export const device = {
  "device.waits": "A la espera de conexión",
  "device.changeWaits": "Tu cambio está a la espera de conexión",
  "device.takeBack": "Editar",
  "device.newVersion": "Hay una versión nueva.",
  "device.reload": "Recargar",
  "device.full":
    "Este dispositivo está casi lleno, así que lo que lees no se guarda para usarlo sin conexión. Lo que envías está a salvo. Libera espacio y recarga la página.",
  "device.blocked": "Este navegador no guarda nada de ChatFlow. Lo que aún no se haya enviado se perderá cuando cierres la página.",
  "device.noRoom":
    "Este dispositivo está lleno, así que lo que aún no se haya enviado se perderá cuando cierres la página. Libera espacio y recarga la página.",
  "device.unsentOnly":
    "Este navegador solo guarda lo que envías, así que los mensajes antiguos necesitan conexión. Recarga la página para volver a intentarlo.",
} as const satisfies Record<string, Text>;
