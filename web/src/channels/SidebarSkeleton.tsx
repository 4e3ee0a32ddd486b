import { t } from "../i18n/i18n.ts";
import { Skeleton } from "../ui/Skeleton.tsx";

const widths = ["w-24", "w-32", "w-20", "w-28", "w-36", "w-24"];

export function SidebarSkeleton() {
  return (
    <div role="status">
      <span className="sr-only">{t("channels.list.loading")}</span>
      <div className="h-8" />
      {widths.map((width, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they never change places
        <div key={index} className="flex h-row items-center gap-2.5 px-2">
          <Skeleton className="size-4" />
          <Skeleton className={`h-3.5 ${width}`} />
        </div>
      ))}
    </div>
  );
}
