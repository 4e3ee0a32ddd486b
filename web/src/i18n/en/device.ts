import type { Text } from "../text.ts";

export const device = {
  "device.waits": "Waits for the connection",
  "device.changeWaits": "Your change waits for the connection",
  "device.takeBack": "Edit",
  "device.newVersion": "A new version is here.",
  "device.reload": "Reload",
  "device.full":
    "This device is nearly full, so what you read is not kept for offline. What you send is safe. Free some space, then reload.",
  "device.blocked": "This browser keeps nothing for ChatFlow here. What is not sent yet is lost when you close the page.",
  "device.noRoom": "This device is full, so what is not sent yet is lost when you close the page. Free some space, then reload.",
  "device.unsentOnly": "This browser keeps only what you send, so older messages need a connection. Reload the page to try again.",
} as const satisfies Record<string, Text>;
