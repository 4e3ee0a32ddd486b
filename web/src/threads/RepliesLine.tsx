import type { ThreadSnapshot } from "@chatflow/client";
import type { Message } from "@chatflow/protocol";
import { errorText } from "../accounts/field-errors.ts";
import { t } from "../i18n/i18n.ts";
import { Button } from "../ui/Button.tsx";
import { Spinner } from "../ui/Spinner.tsx";

type Props = { root: Message; snapshot: ThreadSnapshot; onRetry: () => void };

/** Between the message that a thread began with and its replies: how many there are, and whether some are still to come. */
export function RepliesLine({ root, snapshot: { hasOlder, error }, onRetry }: Props) {
  const replies = root.thread?.replies ?? 0;
  if (replies === 0) {
    return <p className="px-5 pt-3 pb-2 text-ink-faint max-md:px-4">{t("threads.none")}</p>;
  }
  return (
    <div className="flex min-h-9 items-center gap-3 px-5 pt-1 text-sm max-md:px-4">
      <span className="shrink-0 text-ink-faint">{t("threads.replies", { count: replies })}</span>
      <span className="h-px flex-1 bg-line" />
      {hasOlder && error && (
        <span role="alert" className="flex items-center gap-2 text-ink-muted">
          {errorText(error)}
          <Button size="sm" onClick={onRetry}>
            {t("threads.retry")}
          </Button>
        </span>
      )}
      {hasOlder && !error && (
        <span className="text-ink-faint">
          <Spinner />
          <span className="sr-only">{t("threads.loadingOlder")}</span>
        </span>
      )}
    </div>
  );
}
