import { Clock } from "lucide-react";
import { t } from "../i18n/i18n.ts";
import { useOffline } from "./use-offline.ts";

/** Under something that one has done: that it is kept here and goes out once there is a connection. */
export function QueuedLine({ what, onTakeBack }: { what: "message" | "change"; onTakeBack?: () => void }) {
  const isOffline = useOffline();
  if (!isOffline) return null;
  return (
    <p className="mt-0.5 flex items-center gap-1.5 text-xs text-ink-muted">
      <Clock className="size-3.5 shrink-0" aria-hidden="true" />
      {what === "message" ? t("device.waits") : t("device.changeWaits")}
      {onTakeBack && (
        <button type="button" onClick={onTakeBack} className="ms-1 rounded-sm font-[550] text-accent hover:underline pointer-coarse:py-2">
          {t("device.takeBack")}
        </button>
      )}
    </p>
  );
}
