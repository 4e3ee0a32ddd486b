import type { Message } from "@chatflow/protocol";
import { useState } from "react";
import { t } from "../i18n/i18n.ts";
import { cx } from "../ui/cx.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { quickOf, recentEmoji } from "./recent-emoji.ts";

type Props = { message: Message; myId: string | undefined; onReact: (emoji: string) => void; className?: string };

/** The few emoji that one used last, one click each. */
export function QuickReactions({ message, myId, onReact, className }: Props) {
  // They stay where they are while one may click.
  const [quick] = useState(() => quickOf(recentEmoji.get()));
  return quick.map((emoji) => {
    const mine = message.reactions.find((one) => one.emoji === emoji)?.userIds.some((id) => id === myId) ?? false;
    return (
      <IconButton
        key={emoji}
        label={mine ? t("reactions.takeBack", { emoji }) : t("reactions.react", { emoji })}
        aria-pressed={mine}
        onClick={() => onReact(emoji)}
        className={cx("tip-up", mine && "bg-accent-soft", className)}
      >
        <span aria-hidden="true">{emoji}</span>
      </IconButton>
    );
  });
}
