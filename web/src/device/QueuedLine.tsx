import type { PendingMessage } from "@chatflow/client";
import { Clock } from "lucide-react";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { takeBack } from "../messages/take-back.ts";
import { useOffline } from "./use-offline.ts";

/**
 * Under something that one has done: that it is kept here and goes out once there is a connection. A message can be taken
 * back until then; without one it is a change of something that was sent.
 */
export function QueuedLine({ message }: { message?: PendingMessage }) {
  const chat = useChat();
  const isOffline = useOffline();
  if (!isOffline) return null;
  return (
    <p className="mt-0.5 flex items-center gap-1.5 text-xs text-ink-muted">
      <Clock className="size-3.5 shrink-0" aria-hidden="true" />
      {message ? t("device.waits") : t("device.changeWaits")}
      {message && (
        <button
          type="button"
          onClick={() => takeBack(chat, message)}
          className="ms-1 rounded-sm font-[550] text-accent hover:underline pointer-coarse:py-2"
        >
          {t("device.takeBack")}
        </button>
      )}
    </p>
  );
}
