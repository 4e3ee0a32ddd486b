import type { Text } from "../text.ts";

export const presence = {
  "presence.online": "オンライン",
  "presence.away": "離席中",
  "presence.dnd": "取り込み中",
  "presence.offline": "オフライン",
  "presence.lastSeen": "最終アクセス: {ago}",
  "presence.justNow": "最終アクセス: たった今",
  "presence.status.title": "ステータスとプライバシー",
  "presence.status": "ステータス",
  "presence.status.hint": "今の状況は？",
  "presence.status.emoji": "絵文字を選択",
  "presence.status.noEmoji": "絵文字を外す",
  "presence.availability": "在席状況",
  "presence.auto": "自動",
  "presence.autoText": "利用中はオンライン、しばらく操作がないと離席中になります。",
  "presence.untilChanged": "変更するまで続きます。",
  "presence.receipts": "既読を表示",
  "presence.receiptsText":
    "メッセージが届いたことと読んだことが、お互いにわかるようになります。オフにすると、相手にも自分にも表示されません。",
  "presence.save": "保存",
  "presence.cancel": "キャンセル",
} as const satisfies Record<string, Text>;
