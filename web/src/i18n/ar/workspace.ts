import type { Text } from "../text.ts";

export const workspace = {
  "workspace.invite": "دعوة أشخاص",
  "workspace.invite.lead": "أرسل هذا الرابط إلى من تريد انضمامهم.",
  "workspace.invite.link": "رابط الدعوة",
  "workspace.invite.making": "جارٍ إنشاء الرابط…",
  "workspace.invite.local":
    "هذا الرابط يعمل على هذا الجهاز فقط. افتح ChatFlow بالعنوان الذي يصل إليه الآخرون، أو عيّنه في CHATFLOW_PUBLIC_URL، وأنشئ الرابط هناك.",
  "workspace.invite.terms": {
    zero: "لم يعد يصلح لأحد، وصلاحيته حتى {date}.",
    one: "يصلح لشخص واحد حتى {date}. لا تشاركه إلا مع من تثق به: كل من لديه الرابط يمكنه الانضمام.",
    two: "يصلح لشخصين حتى {date}. لا تشاركه إلا مع من تثق به: كل من لديه الرابط يمكنه الانضمام.",
    few: "يصلح لـ {count} أشخاص حتى {date}. لا تشاركه إلا مع من تثق به: كل من لديه الرابط يمكنه الانضمام.",
    many: "يصلح لـ {count} شخصًا حتى {date}. لا تشاركه إلا مع من تثق به: كل من لديه الرابط يمكنه الانضمام.",
    other: "يصلح لـ {count} شخص حتى {date}. لا تشاركه إلا مع من تثق به: كل من لديه الرابط يمكنه الانضمام.",
  },
  "workspace.invite.tryAgain": "إعادة المحاولة",
  "workspace.logo": "الصورة",
  "workspace.logo.choose": "اختيار صورة",
  "workspace.logo.remove": "إزالة",
  "workspace.logo.hint": "يُقتطع مربع من وسط الصورة.",
  "workspace.logo.unreadable": "لا يستطيع المتصفح قراءة هذا الملف كصورة. اختر ملف PNG أو JPEG.",
  "workspace.settings": "إعدادات مساحة العمل",
  "workspace.settings.name": "الاسم",
  "workspace.settings.registration": "من يمكنه إنشاء حساب",
  "workspace.settings.byInvitation": "من لديه رابط دعوة",
  "workspace.settings.byInvitation.text": "يمكن لكل عضو إنشاء رابط.",
  "workspace.settings.open": "كل من يصل إلى هذا العنوان",
  "workspace.settings.open.text": "مناسب لشبكة خاصة، ومحفوف بالمخاطر على الإنترنت.",
  "workspace.settings.cancel": "إلغاء",
  "workspace.settings.save": "حفظ",
} as const satisfies Record<string, Text>;
