import type { Text } from "../text.ts";

export const pins = {
  "pins.title": "الرسائل المثبّتة",
  "pins.none": "لا شيء مثبّت بعد",
  "pins.noneText": "ثبّت رسالة لتبقى في متناول الجميع هنا: الخيار في قائمة الرسالة.",
  "pins.show": "عرض في المحادثة",
  "pins.unpin": "إلغاء التثبيت",
  "pins.notUnpinned": "لم يُلغَ التثبيت. {reason}",
  "pins.retry": "إعادة المحاولة",
} as const satisfies Record<string, Text>;
