import type { Text } from "../text.ts";

export const profile = {
  "accounts.profile.title": "个人资料",
  "accounts.profile.of": "{name} 的个人资料",
  "accounts.profile.admin": "管理员",
  "accounts.profile.moderator": "协管员",
  "accounts.profile.message": "发消息",
  "accounts.profile.mention": "提及",
  "accounts.profile.setStatus": "设置状态",
  "accounts.profile.edit": "编辑个人资料",
  "accounts.profile.localTime": "当地时间 {time}",
} as const satisfies Record<string, Text>;
