import type { Text } from "../text.ts";

export const autocomplete = {
  "autocomplete.people": "اختيار من تشير إليه",
  "autocomplete.channels": "اختيار القناة",
  "autocomplete.emoji": "اختيار الرمز التعبيري",
  "autocomplete.commands": "اختيار الأمر",
  "autocomplete.here": "ينبّه كل المتصلين الآن",
  "autocomplete.channel": "ينبّه كل من في القناة",
  "autocomplete.refused": "للمشرفين فقط هنا",
  "autocomplete.outside": "خارج هذه المحادثة",
  "autocomplete.notJoined": "لم تنضم إليها",
} as const satisfies Record<string, Text>;
