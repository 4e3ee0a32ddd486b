import type { Text } from "../text.ts";

export const ui = {
  "ui.close": "閉じる",
  "ui.tryAgain": "再試行",
  "ui.copy": "コピー",
  "ui.copied": "コピー済み",
  "ui.copied.said": "コピーしました。",
  "ui.copyByHand": "このブラウザでは、http のページからコピーできません。選択してあるので、Ctrl+C でコピーしてください。",
  "ui.password.show": "パスワードを表示",
  "ui.password.hide": "パスワードを隠す",
} as const satisfies Record<string, Text>;
