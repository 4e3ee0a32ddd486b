import type { Text } from "../text.ts";

export const workspace = {
  "workspace.invite": "メンバーを招待",
  "workspace.invite.lead": "参加してほしい人にこのリンクを送ってください。",
  "workspace.invite.link": "招待リンク",
  "workspace.invite.making": "リンクを作成しています…",
  "workspace.invite.local":
    "このリンクはこのコンピューターでしか使えません。ほかの人がアクセスできるアドレスで ChatFlow を開くか、CHATFLOW_PUBLIC_URL をそのアドレスに設定して、そこでリンクを作成してください。",
  "workspace.invite.terms": {
    other: "{date}まで、{count} 人が使えます。リンクを知っていれば誰でも参加できるため、信頼できる人にだけ共有してください。",
  },
  "workspace.invite.tryAgain": "再試行",
  "workspace.logo": "画像",
  "workspace.logo.choose": "画像を選択",
  "workspace.logo.remove": "削除",
  "workspace.logo.hint": "中央が正方形に切り抜かれます。",
  "workspace.logo.unreadable": "ブラウザで読み込める画像ではありません。PNG または JPEG を選択してください。",
  "workspace.settings": "ワークスペースの設定",
  "workspace.settings.name": "名前",
  "workspace.settings.registration": "アカウントを作成できる人",
  "workspace.settings.byInvitation": "招待リンクを持っている人",
  "workspace.settings.byInvitation.text": "招待リンクはメンバーなら誰でも作成できます。",
  "workspace.settings.open": "このアドレスにアクセスできる人全員",
  "workspace.settings.open.text": "プライベートなネットワーク向きです。インターネット上では危険です。",
  "workspace.settings.cancel": "キャンセル",
  "workspace.settings.save": "保存",
} as const satisfies Record<string, Text>;
