import { HardDrive, RefreshCw } from "lucide-react";
import type { ReactNode } from "react";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { useReadable } from "../state.ts";
import { storageText } from "./storage-text.ts";
import { newVersion, showNewVersion } from "./updates.ts";
import { useBadge } from "./use-badge.ts";
import { useKeptApp } from "./use-kept-app.ts";
import { useLastingStorage } from "./use-lasting-storage.ts";

/** What this device does for the app: keeps it and its messages, and says at its icons what is unread. Quiet while all is well. */
export function DeviceNotices() {
  useKeptApp();
  useBadge();
  useLastingStorage();
  const isNew = useReadable(newVersion);
  const storage = storageText(useReadable(useChat().storage));
  return (
    // A region that is there before its words: only then are they read out.
    <div role="status">
      {isNew && (
        <Notice icon={<RefreshCw className="size-4" aria-hidden="true" />}>
          <span className="min-w-0 flex-1">{t("device.newVersion")}</span>
          <button
            type="button"
            onClick={showNewVersion}
            className="rounded-sm px-1 font-[550] text-accent hover:underline pointer-coarse:min-h-11"
          >
            {t("device.reload")}
          </button>
        </Notice>
      )}
      {storage && (
        <Notice icon={<HardDrive className="size-4" aria-hidden="true" />}>
          <span className="min-w-0 flex-1">{storage}</span>
        </Notice>
      )}
    </div>
  );
}

function Notice({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <div className="flex items-start gap-2.5 px-2 pb-2 text-sm text-ink-muted">
      <span className="mt-0.5 text-ink-faint">{icon}</span>
      {children}
    </div>
  );
}
