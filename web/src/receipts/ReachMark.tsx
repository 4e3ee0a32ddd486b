import type { Message } from "@chatflow/protocol";
import { Check, CheckCheck } from "lucide-react";
import { useMemo } from "react";
import { useChat } from "../chat.ts";
import { formatNumber } from "../i18n/format.ts";
import { t } from "../i18n/i18n.ts";
import { useOpenDialog } from "../shell/dialogs.ts";
import { useReadable } from "../state.ts";
import { cx } from "../ui/cx.ts";
import { reachOf } from "./readers.ts";

/** Under one's own newest message: whether it has arrived and was read. Opens who. Nothing where that is not told. */
export function ReachMark({ message }: { message: Message }) {
  const chat = useChat();
  const openDialog = useOpenDialog();
  const receipts = useReadable(useMemo(() => chat.receipts(message.channelId), [chat, message.channelId]));
  if (receipts.length === 0) return null;
  const { readBy, deliveredTo } = reachOf(message.seq, receipts);
  const text = reachText(readBy.length, deliveredTo.length, receipts.length);
  const Icon = readBy.length + deliveredTo.length > 0 ? CheckCheck : Check;
  return (
    <button
      type="button"
      onClick={() => openDialog({ kind: "readers", message })}
      className={cx(
        "-ms-1 flex h-5 items-center gap-1 rounded-sm px-1 text-xs hover:bg-hover pointer-coarse:h-8",
        readBy.length > 0 ? "text-accent" : "text-ink-faint",
      )}
    >
      <Icon className="size-3.5" aria-hidden="true" />
      {text}
    </button>
  );
}

function reachText(read: number, delivered: number, all: number): string {
  if (read === all) return all === 1 ? t("receipts.read") : t("receipts.readByAll");
  if (read > 0) return t("receipts.readBy", { read: formatNumber(read), all: formatNumber(all) });
  if (delivered === 0) return t("receipts.sent");
  return all === 1 ? t("receipts.delivered") : t("receipts.deliveredTo", { delivered: formatNumber(delivered), all: formatNumber(all) });
}
