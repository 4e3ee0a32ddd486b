import { Car, Clock, Flag, Hand, Hash, Leaf, Lightbulb, type LucideIcon, Smile, Trophy, Utensils } from "lucide-react";
import type { Key } from "../i18n/i18n.ts";

/** What the picker is divided into; the number is emojibase's. */
export const emojiGroups = [
  { group: "recent", title: "reactions.group.recent", Icon: Clock },
  { group: 0, title: "reactions.group.smileys", Icon: Smile },
  { group: 1, title: "reactions.group.people", Icon: Hand },
  { group: 3, title: "reactions.group.nature", Icon: Leaf },
  { group: 4, title: "reactions.group.food", Icon: Utensils },
  { group: 5, title: "reactions.group.travel", Icon: Car },
  { group: 6, title: "reactions.group.activities", Icon: Trophy },
  { group: 7, title: "reactions.group.objects", Icon: Lightbulb },
  { group: 8, title: "reactions.group.symbols", Icon: Hash },
  { group: 9, title: "reactions.group.flags", Icon: Flag },
] as const satisfies readonly { group: number | "recent"; title: Key; Icon: LucideIcon }[];
