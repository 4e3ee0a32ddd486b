import type { Text } from "../text.ts";

export const ui = {
  "ui.close": "إغلاق",
  "ui.tryAgain": "إعادة المحاولة",
  "ui.copy": "نسخ",
  "ui.copied": "تم النسخ",
  "ui.copied.said": "تم النسخ.",
  "ui.copyByHand": "لا يسمح هذا المتصفح للصفحات المفتوحة عبر http بالنسخ. النص محدَّد: انسخه بالضغط على \u2068Ctrl+C\u2069.",
  "ui.password.show": "إظهار كلمة المرور",
  "ui.password.hide": "إخفاء كلمة المرور",
} as const satisfies Record<string, Text>;
