import { useEffect, useState } from "react";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { useReadable } from "../state.ts";
import { cx } from "../ui/cx.ts";
import { useDelayed } from "../ui/use-delayed.ts";
import { connectionNotice } from "./connection-text.ts";

/** One calm line while the connection is not what it should be; a short interruption is not worth a word. */
export function ConnectionStatus({ className }: { className?: string }) {
  const { client } = useChat();
  const state = useReadable(client.connection);
  const now = useNow(state.status === "waiting");
  const notice = connectionNotice(state, now);
  const shown = useDelayed(notice !== null, 1200);
  if (!notice || !shown) return null;
  return (
    <div className={cx("flex min-h-5 items-center gap-2 text-sm text-ink-muted", className)}>
      <span className={cx("size-2 shrink-0 rounded-full", notice.tone === "danger" ? "bg-danger" : "bg-wait animate-breathe")} />
      <span className="min-w-0 flex-1 tabular-nums">{notice.text}</span>
      {notice.retry && (
        <button type="button" className="rounded-sm px-1 font-[550] text-accent hover:underline" onClick={() => client.reconnectNow()}>
          {t("shell.connection.tryNow")}
        </button>
      )}
    </div>
  );
}

function useNow(ticking: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!ticking) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [ticking]);
  return now;
}
