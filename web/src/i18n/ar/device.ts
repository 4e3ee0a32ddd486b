import type { Text } from "../text.ts";

export const device = {
  "device.waits": "بانتظار الاتصال",
  "device.changeWaits": "تغييرك بانتظار الاتصال",
  "device.takeBack": "تعديل",
  "device.newVersion": "يتوفر إصدار جديد.",
  "device.reload": "إعادة التحميل",
  "device.full": "هذا الجهاز شبه ممتلئ، لذا لا يُحفظ ما تقرؤه للاستخدام دون اتصال. ما ترسله في أمان. أفرغ بعض المساحة ثم أعد التحميل.",
  "device.blocked": "هذا المتصفح لا يحفظ شيئًا لـ ChatFlow هنا. ما لم يُرسل بعد يضيع عند إغلاق الصفحة.",
  "device.noRoom": "هذا الجهاز ممتلئ، لذا يضيع ما لم يُرسل بعد عند إغلاق الصفحة. أفرغ بعض المساحة ثم أعد التحميل.",
  "device.unsentOnly": "هذا المتصفح يحفظ ما ترسله فقط، لذا تحتاج الرسائل الأقدم إلى اتصال. أعد تحميل الصفحة للمحاولة مجددًا.",
} as const satisfies Record<string, Text>;
