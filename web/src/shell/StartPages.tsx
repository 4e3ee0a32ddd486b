import type { ChatFlowError } from "@chatflow/protocol";
import { errorText } from "../accounts/field-errors.ts";
import { t } from "../i18n/i18n.ts";
import { Button } from "../ui/Button.tsx";
import { Logo } from "../ui/Logo.tsx";
import { useDelayed } from "../ui/use-delayed.ts";

/** While it is not known yet who one is. Normally too short to be seen. */
export function StartingPage() {
  const slow = useDelayed(true, 600);
  return (
    <div role="status" className="flex h-full items-center justify-center">
      {slow && <Logo className="size-9 animate-breathe text-accent" />}
      <span className="sr-only">{t("shell.loading")}</span>
    </div>
  );
}

export function UnreachablePage({ error, onRetry }: { error: ChatFlowError; onRetry: () => void }) {
  return (
    <main className="mx-auto flex h-full max-w-md flex-col items-start justify-center px-6">
      <title>{t("shell.unreachable")}</title>
      <Logo className="size-9 text-ink-faint" />
      <h1 className="mt-5 text-xl font-semibold tracking-tight text-balance">{t("shell.unreachable.title")}</h1>
      <p role="alert" className="mt-1.5 text-md text-ink-muted">
        {t("shell.unreachable.text", { reason: errorText(error) })}
      </p>
      <Button kind="primary" className="mt-6" onClick={onRetry}>
        {t("shell.tryAgain")}
      </Button>
    </main>
  );
}
