import type { Message } from "@chatflow/protocol";
import { useMemo } from "react";
import { UserRow } from "../accounts/UserRow.tsx";
import { useUser } from "../accounts/use-users.ts";
import { useChat } from "../chat.ts";
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
    <Dialog title="Who has read this" onClose={onClose}>
      {receipts.length === 0 && (
        <EmptyState title="Not told here">
          It is told in conversations of up to 50 people, by those who show what they have read, and to you only while you do, too. Your
          choice is under “Status and privacy”.
        </EmptyState>
      )}
      <People title="Read" userIds={reach.readBy} />
      <People title="Delivered" userIds={reach.deliveredTo} />
      <People title="Sent" userIds={reach.others} />
    </Dialog>
  );
}

function People({ title, userIds }: { title: string; userIds: readonly string[] }) {
  if (userIds.length === 0) return null;
  return (
    <section className="mb-3">
      <h3 className="text-sm font-[550] text-ink-muted">
        {title} <span className="tabular-nums">{userIds.length}</span>
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
