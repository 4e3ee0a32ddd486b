import { useAfterFirstView } from "../ui/first-view.ts";
import type { ListSection } from "./sidebar-sections.ts";

/** The height of the lowest row, in pixels (tokens.css). */
const lowestRow = 24;

/** As many rows as there is room for until the first view is there, and then all: who has hundreds does not wait for them. */
export function useFirstRows(sections: readonly ListSection[]): readonly ListSection[] {
  const showsAll = useAfterFirstView();
  if (showsAll) return sections;
  let room = Math.ceil(innerHeight / lowestRow);
  return sections.map((section) => {
    const rows = section.rows.slice(0, room);
    room -= rows.length;
    return { ...section, rows };
  });
}
