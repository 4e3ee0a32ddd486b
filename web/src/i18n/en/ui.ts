import type { Text } from "../text.ts";

export const ui = {
  "ui.close": "Close",
  "ui.tryAgain": "Try again",
  "ui.copy": "Copy",
  "ui.copied": "Copied",
  "ui.copied.said": "Copied.",
  "ui.copyByHand": "This browser does not let pages on plain http copy anything. The text is selected: copy it with Ctrl+C.",
  "ui.password.show": "Show password",
  "ui.password.hide": "Hide password",
} as const satisfies Record<string, Text>;
