import { SmilePlus } from "lucide-react";
import { Suspense, useState } from "react";
import { t } from "../i18n/i18n.ts";
import { cx } from "../ui/cx.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { lazyNamed } from "../ui/lazy-named.ts";
import { loadEmoji } from "./load-emoji.ts";

// Together with the emoji, so that it opens with them, and also without a connection once it was fetched.
async function loadPopover() {
  const [popover] = await Promise.all([import("./EmojiPopover.tsx"), loadEmoji().catch(() => null)]);
  return popover;
}
const EmojiPopover = lazyNamed(loadPopover, "EmojiPopover");

type Props = { onPick: (emoji: string) => void; label?: string; className?: string };

/** Opens the picker. The emoji and what the picker needs are loaded when it is first pointed at or opened. */
export function EmojiButton({ onPick, label = t("reactions.add"), className }: Props) {
  const [wanted, setWanted] = useState(false);
  const icon = <SmilePlus className="size-4" />;
  const resting = (
    <IconButton
      label={label}
      aria-haspopup="dialog"
      aria-expanded={false}
      className={cx("tip-up", className)}
      onClick={() => setWanted(true)}
      onPointerEnter={() => void loadPopover()}
    >
      {icon}
    </IconButton>
  );
  if (!wanted) return resting;
  return (
    <Suspense fallback={resting}>
      <EmojiPopover
        onPick={onPick}
        trigger={
          <IconButton label={label} className={cx("tip-up", className)}>
            {icon}
          </IconButton>
        }
      />
    </Suspense>
  );
}
