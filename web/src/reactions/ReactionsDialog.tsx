import type { Message } from "@chatflow/protocol";
import { UserRow } from "../accounts/UserRow.tsx";
import { useUser } from "../accounts/use-users.ts";
import { formatNumber } from "../i18n/format.ts";
import { t } from "../i18n/i18n.ts";
import { useMessage } from "../messages/use-message.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";

/** Who reacted to a message, and how. It follows what changes while it is open. */
export function ReactionsDialog({ message: opened, onClose }: { message: Message; onClose: () => void }) {
  const { reactions } = useMessage(opened);
  return (
    <Dialog title={t("reactions.who")} onClose={onClose}>
      {reactions.length === 0 && <EmptyState title={t("reactions.nobody")}>{t("reactions.nobodyText")}</EmptyState>}
      {reactions.map(({ emoji, userIds }) => (
        <section key={emoji} className="mb-3">
          <h3 className="flex items-center gap-2 text-sm font-[550] text-ink-muted tabular-nums">
            <span className="text-xl">{emoji}</span>
            {formatNumber(userIds.length)}
          </h3>
          <ul>
            {userIds.map((userId) => (
              <Person key={userId} userId={userId} />
            ))}
          </ul>
        </section>
      ))}
    </Dialog>
  );
}

function Person({ userId }: { userId: string }) {
  return (
    <li>
      <UserRow user={useUser(userId)} />
    </li>
  );
}
