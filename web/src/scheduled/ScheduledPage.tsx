import type { ScheduledMessage } from "@chatflow/protocol";
import { Clock } from "lucide-react";
import { useRef, useState } from "react";
import { errorText } from "../accounts/field-errors.ts";
import { ConfirmDialog } from "../channels/ConfirmDialog.tsx";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { PageHeader } from "../shell/PageHeader.tsx";
import { PageTitle } from "../shell/PageTitle.tsx";
import { useReadable } from "../state.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { onceClosed } from "../ui/once-closed.ts";
import { rowAfter } from "../ui/row-after.ts";
import { Skeleton } from "../ui/Skeleton.tsx";
import { EditScheduledDialog } from "./EditScheduledDialog.tsx";
import { rowId, ScheduledRow } from "./ScheduledRow.tsx";

/** What the server is to send for one later, the next one first. */
export function ScheduledPage() {
  const chat = useChat();
  const { status, scheduled, error } = useReadable(chat.scheduled);
  // Of the page, not of a row: a row goes when its time comes, and what was being written would go with it.
  const [open, setOpen] = useState<{ to: "edit" | "delete"; scheduled: ScheduledMessage } | null>(null);
  const close = () => setOpen(null);
  const heading = useRef<HTMLHeadingElement>(null);

  /** The button that was pressed goes with its row: the keyboard goes on from the next one. */
  async function withdraw(id: string) {
    const next = rowAfter(
      scheduled.map((one) => one.id),
      id,
    );
    await chat.unschedule(id);
    onceClosed(() => (next === null ? heading.current : document.getElementById(rowId(next)))?.focus());
  }

  return (
    <>
      <PageTitle>{t("scheduled.pageTitle")}</PageTitle>
      <PageHeader>
        <h1 ref={heading} tabIndex={-1} className="flex items-center gap-1.5 font-semibold text-md">
          <Clock className="size-4 text-ink-faint" aria-hidden="true" />
          {t("scheduled.title")}
        </h1>
      </PageHeader>
      <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4 max-md:px-3" aria-busy={status === "loading"}>
        {scheduled.length > 0 && (
          <ul className="mx-auto flex max-w-3xl flex-col gap-2">
            {scheduled.map((one) => (
              <ScheduledRow
                key={one.id}
                scheduled={one}
                onEdit={() => setOpen({ to: "edit", scheduled: one })}
                onDelete={() => setOpen({ to: "delete", scheduled: one })}
              />
            ))}
          </ul>
        )}
        {scheduled.length === 0 && status === "loading" && (
          <div role="status" className="mx-auto flex max-w-3xl flex-col gap-2">
            <span className="sr-only">{t("scheduled.loading")}</span>
            {[1, 2, 3].map((row) => (
              <Skeleton key={row} className="h-24" />
            ))}
          </div>
        )}
        {scheduled.length === 0 && status === "failed" && (
          <div role="alert">
            <EmptyState title={t("scheduled.failed")} className="mt-[12dvh]">
              {error && errorText(error)}
            </EmptyState>
          </div>
        )}
        {scheduled.length === 0 && status === "ready" && (
          <EmptyState title={t("scheduled.none")} icon={<Clock className="size-6" />} className="mt-[12dvh]">
            {t("scheduled.noneText")}
          </EmptyState>
        )}
      </div>
      {open?.to === "edit" && <EditScheduledDialog scheduled={open.scheduled} onClose={close} />}
      {open?.to === "delete" && (
        <ConfirmDialog
          title={t("scheduled.delete.title")}
          description={t("scheduled.delete.text")}
          act={t("scheduled.delete")}
          keep={t("scheduled.cancel")}
          onAct={() => withdraw(open.scheduled.id)}
          onClose={close}
        />
      )}
    </>
  );
}
