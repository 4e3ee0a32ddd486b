import type { ChatFlowError, Message, MessageVersion } from "@chatflow/protocol";
import { useEffect, useState } from "react";
import { errorText } from "../accounts/field-errors.ts";
import { asChatFlowError } from "../accounts/session.ts";
import { useUser } from "../accounts/use-users.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import type { MentionNames } from "../mentions/mention-names.ts";
import { useMentionNames } from "../mentions/use-mention-names.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { fullTime } from "./days.ts";
import { Markdown } from "./Markdown.tsx";
import { useMessage } from "./use-message.ts";

type Props = { message: Message; onClose: () => void };

/** What an edited message says and said, the newest first, each with the time from which it said so. */
export function HistoryDialog({ message: opened, onClose }: Props) {
  const message = useMessage(opened);
  const author = useUser(message.authorId);
  const names = useMentionNames(message);
  const { versions, error, retry } = useVersions(message);
  // A text was there from when the one before it was replaced.
  const since = (index: number) => versions?.[index - 1]?.replacedAt ?? message.createdAt;
  return (
    <Dialog title={t("messages.history.title")} description={author && t("messages.history.by", { author: author.name })} onClose={onClose}>
      {error && (
        <Banner
          kind="danger"
          action={
            <Button size="sm" onClick={retry}>
              {t("messages.history.retry")}
            </Button>
          }
        >
          {errorText(error)}
        </Banner>
      )}
      {!error && !versions && [1, 2].map((row) => <Skeleton key={row} className="mb-3 h-12" />)}
      {versions && (
        <ol className="flex flex-col gap-4">
          <Version text={message.text} names={names} from={since(versions.length)} note={t("messages.history.now")} />
          {versions
            .map((version, index) => (
              <Version
                key={version.replacedAt}
                text={version.text}
                names={names}
                from={since(index)}
                note={index === 0 ? t("messages.history.first") : undefined}
              />
            ))
            .reverse()}
        </ol>
      )}
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
function useVersions({ channelId, id, rev }: Message) {
  const { client } = useChat();
  const [versions, setVersions] = useState<MessageVersion[] | null>(null);
  const [error, setError] = useState<ChatFlowError | null>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further attempt, and a further change, ask again
  useEffect(() => {
    const abort = new AbortController();
    setError(null);
    client.call("messages.history", { channelId, messageId: id }, { signal: abort.signal }).then(
      (answer) => !abort.signal.aborted && setVersions(answer.versions),
      (thrown) => !abort.signal.aborted && setError(asChatFlowError(thrown)),
    );
    return () => abort.abort();
  }, [client, channelId, id, rev, attempt]);
  return { versions, error, retry: () => setAttempt(attempt + 1) };
}
