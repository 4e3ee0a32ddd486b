import type { Text } from "../text.ts";

export const keyboard = {
  "keyboard.title": "キーボードショートカット",
  "keyboard.group.general": "全般",
  "keyboard.group.places": "移動",
  "keyboard.group.writing": "入力と閲覧",
  "keyboard.switcher": "チャンネルやメンバーに移動",
  "keyboard.search": "検索",
  "keyboard.shortcuts": "ショートカットを表示",
  "keyboard.preferences": "環境設定を開く",
  "keyboard.undo": "表示されている間に元に戻す",
  "keyboard.previousChannel": "前の会話",
  "keyboard.nextChannel": "次の会話",
  "keyboard.previousUnread": "前の未読の会話",
  "keyboard.nextUnread": "次の未読の会話",
  "keyboard.inbox": "受信トレイ",
  "keyboard.threads": "スレッド",
  "keyboard.saved": "保存したメッセージ",
  "keyboard.composer": "入力欄に移動",
  "keyboard.newest": "最新のメッセージへ移動",
  "keyboard.markAllRead": "すべての会話を既読にする",
  "keyboard.either": "{first} または {second}",
} as const satisfies Record<string, Text>;
