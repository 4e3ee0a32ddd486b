import type { Text } from "../text.ts";

export const profile = {
  "accounts.profile.title": "الملف الشخصي",
  "accounts.profile.of": "الملف الشخصي: {name}",
  "accounts.profile.admin": "مسؤول",
  "accounts.profile.moderator": "مشرف",
  "accounts.profile.message": "مراسلة",
  "accounts.profile.mention": "إشارة",
  "accounts.profile.setStatus": "ضبط الحالة",
  "accounts.profile.edit": "تعديل الملف الشخصي",
  "accounts.profile.localTime": "{time} بالتوقيت المحلي",
} as const satisfies Record<string, Text>;
