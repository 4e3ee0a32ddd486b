import type { Member } from "@chatflow/protocol";

/** What was heard of members since they were read; null for who left. */
export type MemberNews = ReadonlyMap<string, Member | null>;

/** The members that were read, as they are by now. Who joined stands at the end, which is known once all are read. */
export function membersAfter(read: readonly Member[], news: MemberNews, isComplete: boolean): Member[] {
  const known = new Set(read.map(({ userId }) => userId));
  const still = read.flatMap((member) => {
    const now = news.get(member.userId);
    if (now === null) return [];
    return [now ?? member];
  });
  if (!isComplete) return still;
  return [...still, ...[...news].flatMap(([userId, member]) => (member && !known.has(userId) ? [member] : []))];
}
