import { t } from "../i18n/i18n.ts";
import { MessagesSkeleton } from "../messages/MessagesSkeleton.tsx";
import { panelClass } from "./panel-class.ts";

/** While the code of the panel is loaded. */
export function ThreadPanelSkeleton() {
  return (
    <div className={panelClass}>
      <div className="flex h-header shrink-0 items-center border-line border-b px-5 font-semibold text-md">{t("threads.thread")}</div>
      <MessagesSkeleton />
    </div>
  );
}
