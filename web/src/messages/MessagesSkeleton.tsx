import { t } from "../i18n/i18n.ts";
import { Skeleton } from "../ui/Skeleton.tsx";

const lines = ["w-3/5", "w-2/5", "w-4/5", "w-1/2", "w-2/3"];

/** Lines where messages will be, at the bottom like them. */
export function MessagesSkeleton() {
  return (
    <div role="status" className="flex min-h-0 flex-1 flex-col justify-end gap-5 overflow-hidden px-5 pb-4">
      <span className="sr-only">{t("messages.list.loading")}</span>
      {lines.map((width) => (
        <div key={width} className="flex gap-3">
          <Skeleton className="size-9 shrink-0 rounded-md" />
          <div className="flex flex-1 flex-col gap-2 pt-1">
            <Skeleton className="h-3.5 w-28" />
            <Skeleton className={`h-3.5 max-w-lg ${width}`} />
          </div>
        </div>
      ))}
    </div>
  );
}
