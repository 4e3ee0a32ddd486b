import { t } from "../i18n/i18n.ts";
import { Button } from "../ui/Button.tsx";

/** Said of a text that looks like a command and is none: it was not sent. */
export function UnknownCommand({ name, onSend }: { name: string; onSend: () => void }) {
  return (
    <div role="alert" className="flex flex-wrap items-center gap-2 px-2 py-1 text-sm text-ink-muted">
      <span className="me-auto min-w-0 wrap-anywhere">{t("composer.unknown", { name })}</span>
      <Button size="sm" onClick={onSend}>
        {t("composer.unknown.send")}
      </Button>
    </div>
  );
}
