import { useEffect, useRef } from "react";
import { channelAddress } from "../routing/addresses.ts";
import { navigate } from "../routing/location.ts";
import { type ListSection, neighbour, nextWanting } from "./sidebar-sections.ts";

/** Alt and an arrow go to the conversation above or below; with Shift to the next one that asks to be read. */
export function useChannelKeys(sections: readonly ListSection[], wanting: ReadonlySet<string>, openId: string | null): void {
  const latest = useRef({ sections, wanting, openId });
  latest.current = { sections, wanting, openId };
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
      if (step === 0 || !event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest("[role=dialog], [role=menu]")) return;
      const now = latest.current;
      const ids = now.sections.flatMap(({ rows }) => rows.map((entry) => entry.channel.id));
      const next = event.shiftKey ? nextWanting(ids, now.wanting, now.openId, step) : neighbour(ids, now.openId, step);
      event.preventDefault();
      if (next !== null && next !== now.openId) navigate(channelAddress(next));
    }
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);
}
