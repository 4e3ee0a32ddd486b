import type { Text } from "../text.ts";

export const autocomplete = {
  "autocomplete.people": "メンションする相手を選択",
  "autocomplete.channels": "チャンネルを選択",
  "autocomplete.emoji": "絵文字を選択",
  "autocomplete.commands": "コマンドを選択",
  "autocomplete.here": "今オンラインの全員に通知",
  "autocomplete.channel": "チャンネルの全員に通知",
  "autocomplete.refused": "ここではモデレーターのみ使えます",
  "autocomplete.outside": "この会話に未参加",
  "autocomplete.notJoined": "未参加",
} as const satisfies Record<string, Text>;
