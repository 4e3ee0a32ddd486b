import type { SessionInfo } from "@chatflow/protocol";
import { useCallback, useEffect, useState } from "react";
import { errorText } from "../accounts/field-errors.ts";
import { useAction } from "../accounts/use-action.ts";
import { useChat } from "../chat.ts";
import { formatDate } from "../i18n/format.ts";
import { t } from "../i18n/i18n.ts";
import { notices } from "../shell/notices.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { deviceOf } from "./device.ts";

/** Where one is signed in, this browser first, and the way to end what one does not know. */
export function SessionsSection() {
  const { client } = useChat();
  const [sessions, setSessions] = useState<SessionInfo[] | null>(null);
  const { run: load, ...loading } = useAction(async () => setSessions((await client.call("sessions.list", {})).sessions));
  useEffect(() => void load(), [load]);
  const end = useAction(async (ended: readonly SessionInfo[]) => {
    for (const session of ended) {
      await client.call("sessions.revoke", { sessionId: session.id });
      setSessions((before) => before?.filter((one) => one.id !== session.id) ?? null);
    }
    notices.tell("info", t("preferences.sessions.ended"));
  });
  const endOne = useCallback((session: SessionInfo) => void end.run([session]), [end.run]);

  if (loading.error && sessions === null) {
    const again = (
      <Button size="sm" busy={loading.busy} onClick={() => void load()}>
        {t("preferences.sessions.tryAgain")}
      </Button>
    );
    return (
      <Banner kind="danger" action={again}>
        {errorText(loading.error)}
      </Banner>
    );
  }
  if (sessions === null) {
    return (
      <div role="status" className="flex flex-col gap-3">
        <span className="sr-only">{t("preferences.sessions.loading")}</span>
        <Skeleton className="h-11" />
        <Skeleton className="h-11" />
      </div>
    );
  }
  const others = sessions.filter((session) => !session.current);
  const [current] = sessions.filter((session) => session.current);
  return (
    <div className="flex flex-col gap-4">
      <p className="text-ink-muted">{t("preferences.sessions.lead")}</p>
      {end.error && <Banner kind="danger">{errorText(end.error)}</Banner>}
      <ul className="divide-y divide-line">
        {current && <SessionRow session={current} />}
        {others.map((session) => (
          <SessionRow key={session.id} session={session} onEnd={endOne} />
        ))}
      </ul>
      {others.length > 0 && (
        <div>
          <Button busy={end.busy} onClick={() => void end.run(others)}>
            {t("preferences.sessions.endOthers", { count: others.length })}
          </Button>
        </div>
      )}
    </div>
  );
}

function SessionRow({ session, onEnd }: { session: SessionInfo; onEnd?: (session: SessionInfo) => void }) {
  const known = deviceOf(session.userAgent);
  const device = known ? t("preferences.sessions.device", known) : t("preferences.sessions.program");
  return (
    <li className="flex min-h-14 items-center gap-3 py-2">
      <div className="min-w-0 flex-1">
        <p className="truncate font-[550]">{device}</p>
        <p className="text-sm text-ink-muted">
          {session.current
            ? t("preferences.sessions.this")
            : t("preferences.sessions.since", { date: formatDate(session.createdAt, "moment") })}
        </p>
      </div>
      {onEnd && (
        <Button size="sm" aria-label={t("preferences.sessions.endOne", { device })} onClick={() => onEnd(session)}>
          {t("preferences.sessions.end")}
        </Button>
      )}
    </li>
  );
}
