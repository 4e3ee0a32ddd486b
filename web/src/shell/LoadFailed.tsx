import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { Button } from "../ui/Button.tsx";

/** Stands where the channels would be when the first load failed. */
export function LoadFailed() {
  const chat = useChat();
  return (
    <div role="alert" className="flex flex-col items-start gap-3 px-2 py-4">
      <p className="text-ink-muted">{t("shell.loadFailed")}</p>
      <Button size="sm" onClick={() => chat.start()}>
        {t("shell.tryAgain")}
      </Button>
    </div>
  );
}
