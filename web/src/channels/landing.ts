import type { ChannelEntry, MemberSettings, SidebarSection } from "@chatflow/protocol";
import { droppedIn, gapAt, nearestTo, type Span, sectionsDropped } from "./dropping.ts";
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
  const hit = document.elementFromPoint(point.x, point.y);
  const place = hit === list ? besideGap(point.y, list) : hit?.closest<HTMLElement>(places);
  const key = place?.dataset.place;
  const change = entry && key !== undefined ? droppedIn(key, entry, own) : null;
  if (!place || key === undefined || !change) return null;
  const { top, height } = place.getBoundingClientRect();
  return { of: "row", key, change, mark: { kind: "place", top: top - frameTop(list), height } };
}

/** What is between two sections belongs to none: there the nearer one is meant. */
function besideGap(y: number, list: HTMLElement): HTMLElement | undefined {
  const found = placesIn(list);
  const key = nearestTo(y, found.map(spanOf), halfGap);
  return found.find((place) => place.dataset.place === key);
}

function sectionLanding({ carried, point, list, own }: Given): Landing | null {
  const spans = placesIn(list)
    .map(spanOf)
    .filter(({ id }) => own.some((section) => section.id === id));
  const beforeId = gapAt(point.y, spans);
  const sections = sectionsDropped(own, carried.id, beforeId);
  const next = spans.find(({ id }) => id === beforeId);
  const last = spans.at(-1);
  if (!sections || !last) return null;
  const gap = next ? next.top - halfGap : last.bottom + halfGap;
  return { of: "section", sections, mark: { kind: "gap", top: gap - frameTop(list), height: 0 } };
}

const placesIn = (list: HTMLElement) => [...list.querySelectorAll<HTMLElement>(places)];

function spanOf(place: HTMLElement): Span {
  const { top, bottom } = place.getBoundingClientRect();
  return { id: place.dataset.place ?? "", top, bottom };
}

const frameTop = (list: HTMLElement) => list.parentElement?.getBoundingClientRect().top ?? 0;
