import type { Message, MessageVersion } from "@chatflow/protocol";
import { useCallback } from "react";
import { errorText } from "../accounts/field-errors.ts";
import { useUser } from "../accounts/use-users.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import type { MentionNames } from "../mentions/mention-names.ts";
import { useMentionNames } from "../mentions/use-mention-names.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { ListEnd } from "../ui/ListEnd.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { usePages } from "../use-pages.ts";
import { fullTime } from "./days.ts";
import { Markdown } from "./Markdown.tsx";
import { useMessage } from "./use-message.ts";

type Props = { message: Message; onClose: () => void };

/** What an edited message says and said, the newest first, each with the time from which it said so. */
export function HistoryDialog({ message: opened, onClose }: Props) {
  const message = useMessage(opened);
  const author = useUser(message.authorId);
  const names = useMentionNames(message);
  const { rows, status, error, loadMore } = useVersions(message);
  return (
    <Dialog title={t("messages.history.title")} description={author && t("messages.history.by", { author: author.name })} onClose={onClose}>
      <ol className="flex flex-col gap-4" aria-busy={status === "loading"}>
        <Version text={message.text} names={names} from={message.editedAt ?? message.createdAt} note={t("messages.history.now")} />
        {rows.map((version, index) => (
          <Version
            key={version.replacedAt}
            text={version.text}
            names={names}
            from={version.since}
            note={status === "all" && index === rows.length - 1 ? t("messages.history.first") : undefined}
          />
        ))}
        {status === "loading" && (
          <li>
            <Skeleton className="h-12" />
          </li>
        )}
        <li>
          <ListEnd status={status} error={error && errorText(error)} onMore={loadMore} />
        </li>
      </ol>
    </Dialog>
  );
}

type VersionProps = { text: string; names: MentionNames | undefined; from: string; note?: string | undefined };

function Version({ text, names, from, note }: VersionProps) {
  return (
    <li>
      <p className="mb-1 flex gap-2 text-sm text-ink-faint">
        {note && <span className="font-[550] text-ink-muted">{note}</span>}
        <time dateTime={from}>{fullTime(from)}</time>
      </p>
      <div className="rounded-md bg-sunken px-3 py-2">
        <Markdown text={text} names={names} />
      </div>
    </li>
  );
}

/** Read afresh when the message is edited while one looks. */
function useVersions({ channelId, id, editedAt }: Message) {
  const { client } = useChat();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further edit asks again
  const fetch = useCallback(
    async (cursor: string | undefined, signal: AbortSignal) => {
      const page = await client.call("messages.history", { channelId, messageId: id, ...(cursor && { cursor }) }, { signal });
      return { rows: page.versions, next: page.next };
    },
    [client, channelId, id, editedAt],
  );
  return usePages<MessageVersion>(fetch);
}
