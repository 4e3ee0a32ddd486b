import type { ChannelEntry } from "@chatflow/protocol";
import { useWanting } from "../channels/use-wanting.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { useReadable } from "../state.ts";
import { Button } from "../ui/Button.tsx";
import { InboxHeading } from "./InboxHeading.tsx";
import { newestFirst } from "./newest-first.ts";
import { UnreadRow } from "./UnreadRow.tsx";

/** The conversations that ask to be read. */
export function UnreadList() {
  const chat = useChat();
  const entries = useReadable(chat.channels);
  const unread: readonly ChannelEntry[] = newestFirst(entries, useWanting(entries));

  /** What was pressed is gone with what it was about. */
  function markAll(which: readonly ChannelEntry[]) {
    for (const { channel } of which) chat.markRead(channel.id);
    document.getElementById("main")?.focus();
  }

  return (
    <section aria-labelledby="inbox-unread">
      <InboxHeading id="inbox-unread" title={t("inbox.unread")}>
        {unread.length > 1 && (
          <Button kind="plain" size="sm" onClick={() => markAll(unread)}>
            {t("inbox.markAllRead")}
          </Button>
        )}
      </InboxHeading>
      {unread.length === 0 ? (
        <p className="text-ink-muted">{t("inbox.unread.none")}</p>
      ) : (
        <ul className="-mx-2">
          {unread.map((entry) => (
            <UnreadRow key={entry.channel.id} entry={entry} onRead={() => markAll([entry])} />
          ))}
        </ul>
      )}
    </section>
  );
}
