import type { Text } from "../text.ts";

export const profile = {
  "accounts.profile.title": "プロフィール",
  "accounts.profile.of": "{name} さんのプロフィール",
  "accounts.profile.admin": "管理者",
  "accounts.profile.moderator": "モデレーター",
  "accounts.profile.message": "メッセージ",
  "accounts.profile.mention": "メンション",
  "accounts.profile.setStatus": "ステータスを設定",
  "accounts.profile.edit": "プロフィールを編集",
  "accounts.profile.localTime": "現地時刻 {time}",
} as const satisfies Record<string, Text>;
