/** Whose names are fetched and said; the others are counted. */
export const namesSaid = 8;

/** Who reacted, in words: "You, Ada Lovelace and 3 others". Names that are still being fetched count as others. */
export function reactorsText(names: readonly (string | undefined)[], total: number, mine: boolean): string {
  const said = [...(mine ? ["You"] : []), ...names.filter((name) => name !== undefined)];
  const others = total - said.length;
  if (others > 0) said.push(others === 1 ? "1 other" : `${others.toLocaleString("en")} others`);
  const last = said.pop() ?? "";
  return said.length === 0 ? last : `${said.join(", ")} and ${last}`;
}
