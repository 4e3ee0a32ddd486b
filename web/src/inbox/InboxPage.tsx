import { Inbox } from "lucide-react";
import { t } from "../i18n/i18n.ts";
import { PageHeader } from "../shell/PageHeader.tsx";
import { PageTitle } from "../shell/PageTitle.tsx";
import { MentionList } from "./MentionList.tsx";
import { UnreadList } from "./UnreadList.tsx";

/** What waits for the reader in all conversations. */
export function InboxPage() {
  return (
    <>
      <PageTitle>{t("inbox.pageTitle")}</PageTitle>
      <PageHeader>
        <h1 className="flex items-center gap-1.5 font-semibold text-md">
          <Inbox className="size-4 text-ink-faint" aria-hidden="true" />
          {t("inbox.title")}
        </h1>
      </PageHeader>
      <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4 max-md:px-3">
        <div className="mx-auto flex max-w-3xl flex-col gap-8">
          <UnreadList />
          <MentionList />
        </div>
      </div>
    </>
  );
}
