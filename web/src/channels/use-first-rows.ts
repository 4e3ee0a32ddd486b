import { useAfterFirstView } from "../ui/first-view.ts";
import type { ListSection } from "./sidebar-sections.ts";

/** The height of a row, in pixels (tokens.css). */
const rowHeight = 30;

/** As many rows as the window is high until the first view is there, and then all: who has hundreds does not wait for them. */
export function useFirstRows(sections: readonly ListSection[]): readonly ListSection[] {
  const showsAll = useAfterFirstView();
  if (showsAll) return sections;
  let room = Math.ceil(innerHeight / rowHeight);
  return sections.map((section) => {
    const rows = section.rows.slice(0, room);
    room -= rows.length;
    return { ...section, rows };
  });
}
