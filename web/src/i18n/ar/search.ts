import type { Text } from "../text.ts";

export const search = {
  "search.title": "البحث في الرسائل",
  "search.pageTitle": "البحث · ChatFlow",
  "search.back": "العودة إلى محادثاتك",
  "search.field": "كلمات البحث",
  "search.where": "ضمن الرسائل المخزّنة على هذا الجهاز",
  "search.hint": "يعثر على الرسائل التي تحوي كل كلماتك، ضمن أحدث رسائل المحادثات التي فتحتها هنا. يعمل من دون اتصال.",
  "search.nothing": "لا نتائج",
  "search.nothing.hint": "لا رسالة مخزّنة على هذا الجهاز تحوي كل هذه الكلمات. كلمات أقل أو أقصر تعطي نتائج أكثر.",
  "search.found": {
    zero: "لا رسائل",
    one: "رسالة واحدة",
    two: "رسالتان",
    few: "{count} رسائل",
    many: "{count} رسالة",
    other: "{count} رسالة",
  },
  "search.foundMost": "أحدث النتائج ({count})؛ كلمات أكثر تعطي نتائج أقل",
  "search.failed": "توقف البحث. {reason}",
  "search.again": "البحث مجددًا",
} as const satisfies Record<string, Text>;
