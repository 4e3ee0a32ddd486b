/** Which row the focus goes to when this one goes: the one below, of the last one the one above; null where none is left. */
export function rowAfter(ids: readonly string[], gone: string): string | null {
  const at = ids.indexOf(gone);
  return ids[at + 1] ?? ids[at - 1] ?? null;
}
