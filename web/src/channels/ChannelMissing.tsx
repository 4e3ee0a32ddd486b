import type { ChatFlowError } from "@chatflow/protocol";
import { errorText } from "../accounts/field-errors.ts";
import { t } from "../i18n/i18n.ts";
import { patterns } from "../routing/addresses.ts";
import { Link } from "../routing/Link.tsx";
import { PageTitle } from "../shell/PageTitle.tsx";
import { Button, buttonClass } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";

/** The address leads to no channel that one may see, or the question could not be answered. */
export function ChannelMissing({ error, onRetry }: { error: ChatFlowError; onRetry: () => void }) {
  // An address that was cut short is no id, which the server calls invalid: for people both are the same.
  const missing = error.code === "not_found" || error.code === "invalid_input";
  return (
    <div role="alert" className="flex flex-1 items-center p-6">
      <PageTitle>{t("channels.missing.pageTitle")}</PageTitle>
      {missing ? (
        <EmptyState
          level={1}
          title={t("channels.missing.title")}
          actions={
            <>
              <Link href={patterns.browse} className={buttonClass("primary")}>
                {t("channels.browse.open")}
              </Link>
              <Link href={patterns.home} className={buttonClass()}>
                {t("channels.missing.back")}
              </Link>
            </>
          }
        >
          {t("channels.missing.text")}
        </EmptyState>
      ) : (
        <EmptyState
          level={1}
          title={t("channels.missing.failed")}
          actions={
            <Button kind="primary" onClick={onRetry}>
              {t("channels.tryAgain")}
            </Button>
          }
        >
          {errorText(error)}
        </EmptyState>
      )}
    </div>
  );
}
