import { formatList } from "../i18n/format.ts";
import { t } from "../i18n/i18n.ts";

/** Whose names are fetched and said; the others are counted. */
export const namesSaid = 8;

/** Who reacted, in words: "You, Ada Lovelace and 3 others". Names that are still being fetched count as others. */
export function reactorsText(names: readonly (string | undefined)[], total: number, mine: boolean): string {
  const said = [...(mine ? [t("reactions.you")] : []), ...names.filter((name) => name !== undefined)];
  const others = total - said.length;
  if (others > 0) said.push(t("reactions.others", { count: others }));
  return formatList(said);
}
