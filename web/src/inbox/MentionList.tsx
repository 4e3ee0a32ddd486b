import { errorText } from "../accounts/field-errors.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { MessageCard } from "../saved/MessageCard.tsx";
import { useReadable } from "../state.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { ListEnd } from "../ui/ListEnd.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { InboxHeading } from "./InboxHeading.tsx";

/** What others said to the reader by name, or to everyone, the newest first. */
export function MentionList() {
  const { mentioned } = useChat();
  const { status, messages, hasMore, error } = useReadable(mentioned);
  const more = () => void mentioned.loadMore();
  const isEmpty = messages.length === 0;
  const problem = error ? errorText(error) : null;
  return (
    <section aria-labelledby="inbox-mentions" aria-busy={status === "loading"}>
      <InboxHeading id="inbox-mentions" title={t("inbox.mentions")} />
      {isEmpty && status === "ready" && <p className="text-ink-muted">{t("inbox.mentions.none")}</p>}
      {isEmpty && status === "loading" && (
        <div role="status" className="flex flex-col gap-2">
          <span className="sr-only">{t("inbox.mentions.loading")}</span>
          {[1, 2, 3].map((row) => (
            <Skeleton key={row} className="h-20" />
          ))}
        </div>
      )}
      {isEmpty && status === "failed" && (
        <Banner
          kind="danger"
          action={
            <Button size="sm" onClick={more}>
              {t("inbox.retry")}
            </Button>
          }
        >
          <span className="block font-[550]">{t("inbox.mentions.failed")}</span>
          {problem}
        </Banner>
      )}
      {!isEmpty && (
        <ul className="flex flex-col gap-2">
          {messages.map((message) => (
            <MessageCard key={message.id} message={message} />
          ))}
          <li>
            <ListEnd status={error ? "failed" : hasMore ? "more" : "all"} error={problem} onMore={more} />
          </li>
        </ul>
      )}
    </section>
  );
}
