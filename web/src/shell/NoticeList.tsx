import { CircleAlert, X } from "lucide-react";
import { useRef } from "react";
import { t } from "../i18n/i18n.ts";
import { useShortcut } from "../keyboard/use-shortcut.ts";
import { Link } from "../routing/Link.tsx";
import { useReadable } from "../state.ts";
import { cx } from "../ui/cx.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { isAction, notices } from "./notices.ts";

const pressed = "shrink-0 rounded-sm px-1 font-[550] text-accent hover:underline pointer-coarse:py-2";

/** Where short words about what was done, or could not be, come up: over the top of the conversation, away from where one writes. */
export function NoticeList() {
  const shown = useReadable(notices.shown);
  useShortcut("undo", () => notices.act());
  const before = useRef<EventTarget | null>(null);
  /** The cross goes with its notice: the focus goes back to where it was before. */
  function dismiss(id: number) {
    notices.dismiss(id);
    if (before.current instanceof HTMLElement) before.current.focus();
  }
  return (
    <div
      aria-live="polite"
      className="pointer-events-none fixed inset-x-0 top-[calc(var(--spacing-header)+0.75rem)] z-[60] flex flex-col items-center gap-2 px-4 md:start-sidebar"
    >
      {shown.map(({ id, kind, text, offer }) => (
        <div
          key={id}
          className={cx(
            "pointer-events-auto flex max-w-md animate-rise items-center gap-2.5 rounded-md bg-raised py-1.5 pe-1.5 ps-3.5 shadow-float",
            kind === "danger" && "text-danger",
          )}
        >
          {kind === "danger" && <CircleAlert className="size-4 shrink-0" aria-hidden="true" />}
          <span className="min-w-0 flex-1 wrap-anywhere">{text}</span>
          {offer && !isAction(offer) && (
            <Link href={offer.href} onClick={() => notices.dismiss(id)} className={pressed}>
              {offer.label}
            </Link>
          )}
          {isAction(offer) && (
            <button type="button" onClick={() => notices.act(id)} className={pressed}>
              {offer.label}
            </button>
          )}
          <IconButton
            label={t("shell.dismiss")}
            tip={false}
            onFocus={({ relatedTarget }) => {
              before.current = relatedTarget;
            }}
            onClick={() => dismiss(id)}
          >
            <X className="size-4" />
          </IconButton>
        </div>
      ))}
    </div>
  );
}
