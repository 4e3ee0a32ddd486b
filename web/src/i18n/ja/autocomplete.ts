import type { Text } from "../text.ts";

export const autocomplete = {
  "autocomplete.people": "メンションする相手",
  "autocomplete.channels": "チャンネルを選択",
  "autocomplete.emoji": "絵文字を選択",
  "autocomplete.commands": "コマンドを選択",
  "autocomplete.here": "今オンラインの全員に通知",
  "autocomplete.channel": "チャンネルの全員に通知",
  "autocomplete.refused": "ここではモデレーター専用です",
  "autocomplete.outside": "この会話の参加者ではありません",
  "autocomplete.notJoined": "未参加",
} as const satisfies Record<string, Text>;
