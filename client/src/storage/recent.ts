/** The channels that were opened last, the latest first: only so many are kept. */
export type Recent = {
  list(): readonly string[];
  has(channelId: string): boolean;
  /** It was opened. Returns those that are not among the last any more. */
  opened(channelId: string): string[];
  /** There is no room: returns the half that was opened longest ago, which is not among the last any more. The last one stays. */
  halve(): string[];
  set(channelIds: readonly string[]): void;
};

export const recentAtMost = 50;

export function createRecent(): Recent {
  let list: string[] = [];
  return {
    list: () => list,
    has: (channelId) => list.includes(channelId),
    opened(channelId) {
      if (list[0] === channelId) return [];
      const all = [channelId, ...list.filter((id) => id !== channelId)];
      list = all.slice(0, recentAtMost);
      return all.slice(recentAtMost);
    },
    halve() {
      const all = list;
      list = all.slice(0, Math.ceil(all.length / 2));
      return all.slice(list.length);
    },
    set(channelIds) {
      list = channelIds.slice(0, recentAtMost);
    },
  };
}
