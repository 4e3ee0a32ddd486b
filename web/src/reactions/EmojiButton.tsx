import { SmilePlus } from "lucide-react";
import { type ReactNode, Suspense, useState } from "react";
import { t } from "../i18n/i18n.ts";
import { cx } from "../ui/cx.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { lazyNamed } from "../ui/lazy-named.ts";
import { loadEmoji } from "./load-emoji.ts";

const loadPopover = () => import("./EmojiPopover.tsx");
// Together with the emoji, so that it opens with them, and also without a connection once both were fetched.
async function loadAll() {
  await loadEmoji().catch(() => null); // the picker says so, and tries again
  return loadPopover();
}
const EmojiPopover = lazyNamed(loadAll, "EmojiPopover");

type Props = { onPick: (emoji: string) => void; label?: string; icon?: ReactNode; className?: string };

/** Opens the picker. The emoji and what the picker needs are loaded when it is first pointed at or opened. */
export function EmojiButton({ onPick, label = t("reactions.add"), icon = <SmilePlus className="size-4" />, className }: Props) {
  const [wanted, setWanted] = useState(false);
  const resting = (
    <IconButton
      label={label}
      aria-haspopup="dialog"
      aria-expanded={false}
      className={cx("tip-up", className)}
      onClick={() => setWanted(true)}
      onPointerEnter={() => void loadAll()}
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
