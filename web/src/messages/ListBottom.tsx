import type { TimelineSnapshot } from "@chatflow/client";
import { errorText } from "../accounts/field-errors.ts";
import { t } from "../i18n/i18n.ts";
import { Button } from "../ui/Button.tsx";
import { Spinner } from "../ui/Spinner.tsx";
import { endRoom } from "./use-message-virtualizer.ts";

type Props = { error: TimelineSnapshot["error"]; onRetry: () => void };

/** Below the last loaded message while newer ones are coming, or could not come. */
export function ListBottom({ error, onRetry }: Props) {
  return (
    <div className="absolute inset-x-0 bottom-0 flex items-center justify-center gap-3 px-5 text-ink-muted" style={{ height: endRoom }}>
      {error ? (
        <div role="alert" className="flex min-w-0 items-center gap-3">
          <span className="truncate">{t("messages.list.newerFailed", { reason: errorText(error) })}</span>
          <Button size="sm" onClick={onRetry}>
            {t("messages.list.retry")}
          </Button>
        </div>
      ) : (
        <span className="text-ink-faint">
          <Spinner />
          <span className="sr-only">{t("messages.list.newerLoading")}</span>
        </span>
      )}
    </div>
  );
}
