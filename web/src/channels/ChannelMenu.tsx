import type { ChannelEntry } from "@chatflow/protocol";
import { Ellipsis } from "lucide-react";
import { Suspense, useRef, useState } from "react";
import { t } from "../i18n/i18n.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { lazyNamed } from "../ui/lazy-named.ts";

const ChannelMenuPanel = lazyNamed(() => import("./ChannelMenuPanel.tsx"), "ChannelMenuPanel");

/** What else can be done with the conversation that is open. */
export function ChannelMenu({ entry }: { entry: ChannelEntry }) {
  const button = useRef<HTMLButtonElement>(null);
  const [at, setAt] = useState<{ x: number; y: number } | null>(null);
  function open() {
    const box = button.current?.getBoundingClientRect();
    if (box) setAt({ x: box.left, y: box.bottom });
  }
  return (
    <>
      <IconButton ref={button} label={t("channels.menu.open")} aria-haspopup="menu" aria-expanded={at !== null} onClick={open}>
        <Ellipsis className="size-4" />
      </IconButton>
      <Suspense fallback={null}>
        {at && (
          <ChannelMenuPanel
            entry={entry}
            shownIn="header"
            at={at}
            onClose={() => setAt(null)}
            giveFocusBack={() => button.current?.focus()}
          />
        )}
      </Suspense>
    </>
  );
}
