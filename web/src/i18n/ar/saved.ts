import type { Text } from "../text.ts";

export const saved = {
  "saved.title": "المحفوظات",
  "saved.pageTitle": "المحفوظات · ChatFlow",
  "saved.none": "لا رسائل محفوظة بعد",
  "saved.noneText": "احفظ رسالة لتجدها هنا لاحقًا: الخيار في قائمة الرسالة. لا يرى أحد غيرك ما تحفظه.",
  "saved.at": "حُفظت {time}",
  "saved.in": "في \u2068{place}\u2069",
  "saved.show": "عرض في المحادثة",
  "saved.remove": "إزالة",
  "saved.kept": "لا تزال محفوظة.",
} as const satisfies Record<string, Text>;
