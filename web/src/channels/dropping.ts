import type { ChannelEntry, MemberSettings, SidebarSection } from "@chatflow/protocol";
import { builtIn, sectionKeyOf } from "./sidebar-sections.ts";

/** What makes a conversation stand in a section; every key that is no own section's is where its type stands. */
export function settingsIn(key: string, own: readonly SidebarSection[]): Partial<MemberSettings> {
  if (key === builtIn.favourites) return { favourite: true };
  return { favourite: false, sectionId: own.some(({ id }) => id === key) ? key : null };
}

/** What changes when a conversation is dropped in a section; null where it stands already, or never does. */
export function droppedIn(key: string, entry: ChannelEntry, own: readonly SidebarSection[]): Partial<MemberSettings> | null {
  if (key === sectionKeyOf(entry, own)) return null;
  if (key === builtIn.channels && entry.channel.type === "direct") return null;
  if (key === builtIn.direct && entry.channel.type !== "direct") return null;
  return settingsIn(key, own);
}

/** Where something of the list is on the screen, in pixels. */
export type Span = { id: string; top: number; bottom: number };

/** Before which of the spans, which are in their order, something is dropped at this height; null: after the last. */
export function gapAt(y: number, spans: readonly Span[]): string | null {
  return spans.find(({ top, bottom }) => y < (top + bottom) / 2)?.id ?? null;
}

/** The span that is nearest to this height, at most so far away. */
export function nearestTo(y: number, spans: readonly Span[], within: number): string | null {
  const away = ({ top, bottom }: Span) => Math.max(top - y, y - bottom, 0);
  const [nearest] = spans.toSorted((one, other) => away(one) - away(other));
  return nearest && away(nearest) <= within ? nearest.id : null;
}

/** The sections after one of them was dropped before another, or (null) at the end; null if that changes nothing. */
export function sectionsDropped(own: readonly SidebarSection[], id: string, beforeId: string | null): SidebarSection[] | null {
  const carried = own.find((one) => one.id === id);
  if (!carried || beforeId === id) return null;
  const others = own.filter((one) => one.id !== id);
  const found = others.findIndex((one) => one.id === beforeId);
  const at = found < 0 ? others.length : found;
  return own[at] === carried ? null : others.toSpliced(at, 0, carried);
}

/** How near to an edge, in pixels, what is carried makes a list scroll. */
const edge = 44;
/** Pixels a millisecond at the very edge. */
const fastest = 0.9;

/** How fast a list scrolls by itself while something is carried at this height: up is below zero. */
export function scrollSpeed(y: number, view: { top: number; bottom: number }): number {
  const nearTop = Math.min(1, 1 - (y - view.top) / edge);
  const nearBottom = Math.min(1, 1 - (view.bottom - y) / edge);
  if (nearTop > 0 && nearTop >= nearBottom) return -fastest * nearTop ** 2;
  return nearBottom > 0 ? fastest * nearBottom ** 2 : 0;
}
