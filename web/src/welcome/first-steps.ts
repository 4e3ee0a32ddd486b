/** So long somebody counts as new, in days: who was here before the first steps were there needs none. */
const newForDays = 14;

export function isNew(createdAt: string, now: Date): boolean {
  return now.getTime() - Date.parse(createdAt) < newForDays * 86_400_000;
}
