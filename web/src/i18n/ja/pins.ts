import type { Text } from "../text.ts";

export const pins = {
  "pins.title": "ピン留めしたメッセージ",
  "pins.none": "ピン留めはまだありません",
  "pins.noneText": "大事なメッセージをピン留めすると、全員がすぐに見られます。メッセージのメニューからピン留めできます。",
  "pins.show": "会話で表示",
  "pins.unpin": "ピン留めを外す",
  "pins.notUnpinned": "ピン留めを外せませんでした。{reason}",
  "pins.retry": "再試行",
} as const satisfies Record<string, Text>;
