import { t } from "../i18n/i18n.ts";

/** Above the first message that was unread when the conversation was opened. */
export function NewLine() {
  return (
    <div className="flex h-6 items-center gap-3 px-5 max-md:px-4">
      <span className="h-px flex-1 bg-accent" />
      <span className="text-xs font-semibold text-accent">{t("messages.new")}</span>
    </div>
  );
}
