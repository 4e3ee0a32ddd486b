import type { SidebarSection } from "@chatflow/protocol";
import { useMemo, useState } from "react";
import { useChat } from "../chat.ts";
import { useReadable } from "../state.ts";
import { type ListSection, sectionsOf } from "./sidebar-sections.ts";
import { sidebarView } from "./sidebar-view.ts";
import { useWanting } from "./use-wanting.ts";

const none: SidebarSection[] = [];

/** The sections that one made, in their order. */
export function useOwnSections(): readonly SidebarSection[] {
  return useReadable(useChat().me)?.preferences.sections ?? none;
}

/** The list of conversations as it is shown now, and those of it that ask to be read. */
export function useSections(openId: string | null): { sections: ListSection[]; wanting: ReadonlySet<string> } {
  const entries = useReadable(useChat().channels);
  const own = useOwnSections();
  const { collapsed, unreadOnly } = useReadable(sidebarView);
  const wanting = useWanting(entries);
  // Opening a channel reads it: whether it stood among the unread ones is known only now.
  const [opened, setOpened] = useState({ id: openId, wanted: false });
  if (opened.id !== openId) setOpened({ id: openId, wanted: openId !== null && wanting.has(openId) });
  const heldId = opened.wanted ? opened.id : null;
  const sections = useMemo(
    () => sectionsOf({ entries, own, collapsed, wanting, openId, heldId, unreadOnly }),
    [entries, own, collapsed, wanting, openId, heldId, unreadOnly],
  );
  return { sections, wanting };
}
