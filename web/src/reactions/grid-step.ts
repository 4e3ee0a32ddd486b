export const columns = 8;

/**
 * Where a key leads among emoji that stand in sections of rows, as one count over all of them: -1 is the field above,
 * null a key that moves nothing. Up and down keep the column as far as the rows reach.
 */
export function gridStep(key: string, at: number, sections: readonly number[], rtl: boolean): number | null {
  const last = sections.reduce((sum, size) => sum + size, 0) - 1;
  if (key === "ArrowDown" && at < 0) return Math.min(0, last);
  if (at < 0) return null; // in the field the other keys move its caret
  const forward = rtl ? "ArrowLeft" : "ArrowRight";
  const back = rtl ? "ArrowRight" : "ArrowLeft";
  if (key === forward) return Math.min(at + 1, last);
  if (key === back) return Math.max(at - 1, 0);
  if (key === "Home") return 0;
  if (key === "End") return last;
  if (key !== "ArrowDown" && key !== "ArrowUp") return null;
  const rows = rowsOf(sections);
  const row = rows.findIndex(({ from, size }) => at < from + size);
  const column = at - (rows[row]?.from ?? 0);
  const next = rows[row + (key === "ArrowDown" ? 1 : -1)];
  if (!next) return key === "ArrowUp" ? -1 : at;
  return next.from + Math.min(column, next.size - 1);
}

function rowsOf(sections: readonly number[]): { from: number; size: number }[] {
  const rows: { from: number; size: number }[] = [];
  let from = 0;
  for (const section of sections) {
    for (let left = section; left > 0; left -= columns) {
      const size = Math.min(left, columns);
      rows.push({ from, size });
      from += size;
    }
  }
  return rows;
}
