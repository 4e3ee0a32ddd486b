import type { Presence } from "@chatflow/protocol";
import { cx } from "../ui/cx.ts";
import { presenceText } from "./presence-text.ts";
import { usePresence } from "./use-presence.ts";

/** Full, hollow or with a bar: told apart without colour, too. */
const looks: Record<Presence["state"], string> = {
  online: "bg-accent",
  away: "ring-[1.5px] ring-inset ring-wait",
  dnd: "bg-danger text-canvas",
  offline: "ring-[1.5px] ring-inset ring-ink-faint",
};

/** Whether somebody is there. Takes its room from the beginning, so nothing moves when it is known. */
export function PresenceDot({ userId, className }: { userId: string; className?: string }) {
  const presence = usePresence(userId);
  const text = presence && presenceText(presence, new Date());
  return (
    <span className={cx("inline-flex size-2.5 shrink-0 items-center justify-center rounded-full", className)} title={text}>
      {presence && (
        <span className={cx("flex size-full items-center justify-center rounded-full", looks[presence.state])}>
          {presence.state === "dnd" && <span className="h-0.5 w-1.5 rounded-full bg-current" />}
        </span>
      )}
      {text && <span className="sr-only">{text}</span>}
    </span>
  );
}
