import { useEffect, useState } from "react";
import { composerIdOf } from "../messages/composer-id.ts";

/** When the panel is gone, the focus goes to where it was before, or to where one writes in the channel. */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // Once the page has changed: what lay below could not take it before.
      setTimeout(() => {
        if (document.activeElement !== document.body) return;
        if (before instanceof HTMLElement && before !== document.body && before.checkVisibility({ visibilityProperty: true }))
          before.focus();
        else if (!matchMedia("(pointer: coarse)").matches) document.getElementById(composerIdOf({ threadId: null }))?.focus();
      }, 0);
    },
    [before],
  );
}
