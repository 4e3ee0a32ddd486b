import type { Text } from "../text.ts";

export const inbox = {
  "inbox.title": "受信トレイ",
  "inbox.pageTitle": "受信トレイ · ChatFlow",
  "inbox.unread": "未読",
  "inbox.unread.messages": { other: "未読メッセージ {count} 件" },
  "inbox.unread.mentions": { other: "メンション {count} 件" },
  "inbox.unread.none": "新着はありません。すべて既読です。",
  "inbox.markRead": "既読にする",
  "inbox.markRead.of": "{name} を既読にする",
  "inbox.markAllRead": "すべて既読にする",
  "inbox.mentions": "メンション",
  "inbox.mentions.none": "新着はありません。あなたや全員へのメンションがここに表示されます。",
  "inbox.mentions.failed": "メンションを読み込めませんでした",
  "inbox.mentions.loading": "メンションを読み込んでいます…",
  "inbox.retry": "再試行",
} as const satisfies Record<string, Text>;
