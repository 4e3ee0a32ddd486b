import type { ChannelEntry, MemberSettings, SidebarSection } from "@chatflow/protocol";

/** The headings that everybody has. Their keys cannot be ids of own sections, which are UUIDs. */
export const builtIn = { favourites: "favourites", channels: "channels", direct: "direct" } as const;
export type BuiltIn = keyof typeof builtIn;

/** A heading of the list and what stands below it just now. */
export type ListSection = {
  key: string;
  /** The section that its owner made; null for those that everybody has. */
  own: SidebarSection | null;
  collapsed: boolean;
  rows: readonly ChannelEntry[];
};

type Given = {
  /** In the order of the chat's list. */
  entries: readonly ChannelEntry[];
  own: readonly SidebarSection[];
  /** Keys of collapsed sections that everybody has. */
  collapsed: readonly string[];
  /** Ids of conversations with something to read. */
  wanting: ReadonlySet<string>;
  openId: string | null;
  /** Stays among the unread ones although it is read by now, so that nothing moves below the pointer. */
  heldId: string | null;
  unreadOnly: boolean;
};

const nothingSet: MemberSettings = { muted: false, favourite: false, sectionId: null };

export const settingsOf = (entry: ChannelEntry): MemberSettings => entry.settings ?? nothingSet;

/** Whether a conversation asks to be read: one that is muted only when it mentions the reader. */
export function wantsReading(muted: boolean, unread: number, mentions: number): boolean {
  return mentions > 0 || (unread > 0 && !muted);
}

export const isArchived = ({ channel }: ChannelEntry): boolean => channel.type !== "direct" && channel.archivedAt !== null;

/** The key of the section that a conversation stands in. One whose own section is gone stands where its type does. */
export function sectionKeyOf(entry: ChannelEntry, own: readonly SidebarSection[]): string {
  const { favourite, sectionId } = settingsOf(entry);
  if (favourite) return builtIn.favourites;
  if (sectionId !== null && own.some(({ id }) => id === sectionId)) return sectionId;
  return entry.channel.type === "direct" ? builtIn.direct : builtIn.channels;
}

/** The list as it is shown: favourites if there are any, own sections in their order, channels, direct messages. */
export function sectionsOf({ entries, own, collapsed, wanting, openId, heldId, unreadOnly }: Given): ListSection[] {
  const standing = new Map<string, ChannelEntry[]>();
  for (const entry of entries) {
    const isOpen = entry.channel.id === openId;
    if (!isOpen && (isArchived(entry) || (unreadOnly && !wanting.has(entry.channel.id)))) continue;
    const key = sectionKeyOf(entry, own);
    const rows = standing.get(key);
    if (rows) rows.push(entry);
    else standing.set(key, [entry]);
  }
  const isUp = ({ channel }: ChannelEntry) => wanting.has(channel.id) || channel.id === heldId;
  const rank = (entry: ChannelEntry) => (isUp(entry) ? 0 : settingsOf(entry).muted || isArchived(entry) ? 2 : 1);
  function section(key: string, owned: SidebarSection | null): ListSection {
    const isCollapsed = owned ? owned.collapsed : collapsed.includes(key);
    const rows = (standing.get(key) ?? []).sort((a, b) => rank(a) - rank(b));
    // What asks to be read, and where one is, shows all the same.
    const shown = isCollapsed ? rows.filter((entry) => isUp(entry) || entry.channel.id === openId) : rows;
    return { key, own: owned, collapsed: isCollapsed, rows: shown };
  }
  const sections = [...own.map((one) => section(one.id, one)), section(builtIn.channels, null), section(builtIn.direct, null)];
  if (standing.has(builtIn.favourites)) sections.unshift(section(builtIn.favourites, null));
  return unreadOnly ? sections.filter(({ rows }) => rows.length > 0) : sections;
}

/** The one after (1) or before (-1) where one is, around the ends; from outside of the list its first or last. */
export function neighbour(ids: readonly string[], fromId: string | null, step: 1 | -1): string | null {
  const at = fromId === null ? -1 : ids.indexOf(fromId);
  if (at < 0) return (step === 1 ? ids[0] : ids.at(-1)) ?? null;
  return ids[(at + step + ids.length) % ids.length] ?? null;
}

/** The next of the list, around its ends, that is among the wanted ones. */
export function nextWanting(ids: readonly string[], wanting: ReadonlySet<string>, fromId: string | null, step: 1 | -1): string | null {
  const kept = ids.filter((id) => wanting.has(id) || id === fromId);
  const next = neighbour(kept, fromId, step);
  return next === fromId ? null : next;
}

/** The sections after one of them has gone a place up (-1) or down (1); the same where there is none. */
export function movedSection(own: readonly SidebarSection[], id: string, step: 1 | -1): SidebarSection[] {
  const at = own.findIndex((one) => one.id === id);
  const [moving, other] = [own[at], own[at + step]];
  if (!moving || !other) return [...own];
  return own.map((one, index) => (index === at ? other : index === at + step ? moving : one));
}
