import type { ChannelEntry, MemberSettings, SidebarSection } from "@chatflow/protocol";
import { droppedIn, gapAt, sectionsDropped } from "./dropping.ts";
import type { Carried, Point } from "./list-drag.ts";

/** Where it is shown that something lands, from the top of the list's frame. */
export type Mark = { kind: "place" | "gap"; top: number; height: number };

/** What a drop does. */
export type Landing = { mark: Mark } & (
  | { of: "row"; key: string; change: Partial<MemberSettings> }
  | { of: "section"; sections: SidebarSection[] }
);

type Given = {
  carried: Carried;
  point: Point;
  list: HTMLElement;
  own: readonly SidebarSection[];
  /** The conversation that is carried. */
  entry: ChannelEntry | undefined;
};

const places = "[data-place]";
/** Half of what is between two sections, in pixels. */
const halfGap = 8;

/** Looks where on the page something is carried, and what it would do there; null where nothing. */
export function landingOf(given: Given): Landing | null {
  return given.carried.of === "section" ? sectionLanding(given) : rowLanding(given);
}

function rowLanding({ point, list, own, entry }: Given): Landing | null {
  const place = document.elementFromPoint(point.x, point.y)?.closest<HTMLElement>(places);
  const key = place?.dataset.place;
  const change = entry && key !== undefined ? droppedIn(key, entry, own) : null;
  if (!place || key === undefined || !change) return null;
  const { top, height } = place.getBoundingClientRect();
  return { of: "row", key, change, mark: { kind: "place", top: top - frameTop(list), height } };
}

function sectionLanding({ carried, point, list, own }: Given): Landing | null {
  const spans = [...list.querySelectorAll<HTMLElement>(places)].flatMap((place) => {
    const { top, bottom } = place.getBoundingClientRect();
    const id = own.find((section) => section.id === place.dataset.place)?.id;
    return id === undefined ? [] : [{ id, top, bottom }];
  });
  const beforeId = gapAt(point.y, spans);
  const sections = sectionsDropped(own, carried.id, beforeId);
  const next = spans.find(({ id }) => id === beforeId);
  const last = spans.at(-1);
  if (!sections || !last) return null;
  const gap = next ? next.top - halfGap : last.bottom + halfGap;
  return { of: "section", sections, mark: { kind: "gap", top: gap - frameTop(list), height: 0 } };
}

const frameTop = (list: HTMLElement) => list.parentElement?.getBoundingClientRect().top ?? 0;
