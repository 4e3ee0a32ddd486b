import { limits, type Message } from "@chatflow/protocol";
import { useMemo } from "react";
import { UserRow } from "../accounts/UserRow.tsx";
import { useUser } from "../accounts/use-users.ts";
import { useChat } from "../chat.ts";
import { formatNumber } from "../i18n/format.ts";
import { t } from "../i18n/i18n.ts";
import { useReadable } from "../state.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { reachOf } from "./readers.ts";

/** Who has read a message, and whom it has reached: those who take part in receipts. */
export function ReadersDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const chat = useChat();
  const receipts = useReadable(useMemo(() => chat.receipts(message.channelId), [chat, message.channelId]));
  const reach = reachOf(message.seq, receipts);
  return (
    <Dialog title={t("receipts.who")} onClose={onClose}>
      {receipts.length === 0 && (
        <EmptyState title={t("receipts.untold")}>{t("receipts.untoldText", { most: limits.receiptMembers })}</EmptyState>
      )}
      <People title={t("receipts.read")} userIds={reach.readBy} />
      <People title={t("receipts.delivered")} userIds={reach.deliveredTo} />
      <People title={t("receipts.sent")} userIds={reach.others} />
    </Dialog>
  );
}

function People({ title, userIds }: { title: string; userIds: readonly string[] }) {
  if (userIds.length === 0) return null;
  return (
    <section className="mb-3">
      <h3 className="text-sm font-[550] text-ink-muted">
        {title} <span className="tabular-nums">{formatNumber(userIds.length)}</span>
      </h3>
      <ul>
        {userIds.map((userId) => (
          <Person key={userId} userId={userId} />
        ))}
      </ul>
    </section>
  );
}

function Person({ userId }: { userId: string }) {
  return (
    <li>
      <UserRow user={useUser(userId)} />
    </li>
  );
}
