import type { Message } from "@chatflow/protocol";
import { cx } from "../ui/cx.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { quickEmoji } from "./quick-emoji.ts";

type Props = { message: Message; myId: string | undefined; onReact: (emoji: string) => void; className?: string };

/** The few emoji that most reactions are, one click each. */
export function QuickReactions({ message, myId, onReact, className }: Props) {
  return quickEmoji.map(({ emoji, name }) => {
    const mine = message.reactions.find((one) => one.emoji === emoji)?.userIds.some((id) => id === myId) ?? false;
    return (
      <IconButton
        key={emoji}
        label={mine ? `Take back ${name}` : `React with ${name}`}
        aria-pressed={mine}
        onClick={() => onReact(emoji)}
        className={cx("tip-up", mine && "bg-accent-soft", className)}
      >
        <span aria-hidden="true">{emoji}</span>
      </IconButton>
    );
  });
}
