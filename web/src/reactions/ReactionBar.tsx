import type { Message, Reaction } from "@chatflow/protocol";
import { Suspense } from "react";
import { useUsers } from "../accounts/use-users.ts";
import { useChat } from "../chat.ts";
import { formatNumber } from "../i18n/format.ts";
import { t } from "../i18n/i18n.ts";
import { useReadable } from "../state.ts";
import { cx } from "../ui/cx.ts";
import { laterNamed } from "../ui/lazy-named.ts";
import { namesSaid, reactorsText } from "./reactors.ts";
import { useMayReact } from "./use-may-react.ts";
import { useReact } from "./use-react.ts";

const EmojiButton = laterNamed(() => import("./EmojiButton.tsx"), "EmojiButton");

/** What people thought of a message: each kind once, counted; a click adds one's own or takes it back. */
export function ReactionBar({ message }: { message: Message }) {
  const myId = useReadable(useChat().me)?.id;
  const react = useReact(message);
  const mayReact = useMayReact(message.channelId);

  /** The last one's button goes with its reaction: the message has the focus then. */
  function toggle(emoji: string, pressed: Element) {
    const row = pressed.closest("article");
    react(emoji);
    setTimeout(() => !pressed.isConnected && row?.focus({ preventScroll: true }), 0);
  }

  return (
    <>
      {message.reactions.map((reaction) => (
        <Pill key={reaction.emoji} reaction={reaction} myId={myId} disabled={!mayReact} onToggle={toggle} />
      ))}
      <Suspense fallback={<span className="h-6 w-7 pointer-coarse:size-9" />}>
        {mayReact && <EmojiButton onPick={react} className="h-6 w-7 rounded-full opacity-60 hover:opacity-100 pointer-coarse:size-9" />}
      </Suspense>
    </>
  );
}

type PillProps = { reaction: Reaction; myId: string | undefined; disabled: boolean; onToggle: (emoji: string, pressed: Element) => void };

function Pill({ reaction, myId, disabled, onToggle }: PillProps) {
  const { emoji, userIds } = reaction;
  const mine = myId !== undefined && userIds.includes(myId);
  const others = useUsers(userIds.filter((id) => id !== myId).slice(0, namesSaid));
  const names = others.map((user) => user?.name);
  const who = reactorsText(names, userIds.length, mine);
  return (
    <button
      type="button"
      aria-pressed={mine}
      aria-label={t("reactions.pill", { emoji, count: userIds.length, who })}
      title={who}
      disabled={disabled}
      onClick={(event) => onToggle(emoji, event.currentTarget)}
      className={cx(
        "flex h-6 max-w-40 items-center gap-1.5 rounded-full px-2 text-sm tabular-nums ring-1 transition-colors ring-inset pointer-coarse:h-9 pointer-coarse:px-3",
        mine
          ? "bg-accent-soft font-[550] text-accent ring-accent"
          : "bg-sunken text-ink-muted ring-line enabled:hover:bg-hover enabled:hover:text-ink",
      )}
    >
      <span className="truncate text-base leading-none">{emoji}</span>
      {formatNumber(userIds.length)}
    </button>
  );
}
