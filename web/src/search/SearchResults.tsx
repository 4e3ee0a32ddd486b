import { useState } from "react";
import { useChat } from "../chat.ts";
import { storageText } from "../device/storage-text.ts";
import { t } from "../i18n/i18n.ts";
import { MessageCard } from "../saved/MessageCard.tsx";
import { useReadable } from "../state.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { useFound } from "./use-found.ts";

/** So many are found at most; with as many there may be more. */
const atMost = 50;

export function SearchResults({ query }: { query: string }) {
  const [attempt, setAttempt] = useState(0);
  const found = useFound(query, attempt);
  const storage = storageText(useReadable(useChat().storage));
  const messages = "messages" in found ? found.messages : [];
  const isEmpty = found.status === "found" && messages.length === 0;
  const count = messages.length;
  return (
    <>
      {storage && <Banner className="mt-4">{storage}</Banner>}
      <p role="status" className="mt-4 mb-2 min-h-5 text-sm text-ink-muted">
        {count > 0 && (count < atMost ? t("search.found", { count }) : t("search.foundMost", { count }))}
        {isEmpty && <span className="sr-only">{t("search.nothing")}</span>}
      </p>
      {found.status === "failed" && (
        <Banner
          kind="danger"
          action={
            <Button size="sm" onClick={() => setAttempt(attempt + 1)}>
              {t("search.again")}
            </Button>
          }
        >
          {t("search.failed", { reason: found.reason })}
        </Banner>
      )}
      {found.status === "nothing-asked" && <p className="text-ink-muted">{t("search.hint")}</p>}
      {isEmpty && <EmptyState title={t("search.nothing")}>{t("search.nothing.hint")}</EmptyState>}
      <ul className="flex flex-col gap-2" aria-busy={found.status === "searching"}>
        {messages.map((message) => (
          <MessageCard key={`${message.channelId} ${message.id}`} message={message} />
        ))}
      </ul>
    </>
  );
}
