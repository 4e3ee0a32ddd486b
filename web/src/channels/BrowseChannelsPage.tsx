import { Plus, Search } from "lucide-react";
import { useCallback, useState } from "react";
import { errorText } from "../accounts/field-errors.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { patterns } from "../routing/addresses.ts";
import { useOpenDialog } from "../shell/dialogs.ts";
import { PageTitle } from "../shell/PageTitle.tsx";
import { Button } from "../ui/Button.tsx";
import { ListEnd } from "../ui/ListEnd.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { TextField } from "../ui/TextField.tsx";
import { usePages } from "../use-pages.ts";
import { BrowseRow } from "./BrowseRow.tsx";
import { SubPageHeader } from "./SubPageHeader.tsx";
import { useRested } from "./use-rested.ts";

/** Every public channel, to find and to join. */
export function BrowseChannelsPage() {
  const { client } = useChat();
  const openDialog = useOpenDialog();
  const [typed, setTyped] = useState("");
  const [archived, setArchived] = useState(false);
  const query = useRested(typed.trim().replace(/^#/, ""), 150);
  const fetch = useCallback(
    async (cursor: string | undefined, signal: AbortSignal) => {
      const input = { archived, ...(query && { query }), ...(cursor && { cursor }) };
      const page = await client.call("channels.browse", input, { signal });
      return { rows: page.channels, next: page.next };
    },
    [client, query, archived],
  );
  const { rows, status, error, loadMore } = usePages(fetch);
  return (
    <>
      <PageTitle>{t("channels.browse.pageTitle")}</PageTitle>
      <SubPageHeader title={t("channels.browse.title")} back={{ href: patterns.home, label: t("channels.back") }} narrowOnly>
        <Button size="sm" onClick={() => openDialog({ kind: "create-channel" })}>
          <Plus className="size-4" aria-hidden="true" />
          {t("channels.create.open")}
        </Button>
      </SubPageHeader>
      <div className="min-h-0 flex-1 overflow-y-auto px-5 py-5 max-md:px-3">
        <div className="mx-auto max-w-3xl">
          <TextField
            label={t("channels.browse.search")}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            leading={<Search className="size-4" />}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
          <label className="mt-2 flex w-fit cursor-pointer items-center gap-2 text-ink-muted pointer-coarse:min-h-11">
            <input
              type="checkbox"
              checked={archived}
              onChange={(event) => setArchived(event.target.checked)}
              className="size-4 accent-accent"
            />
            {t("channels.browse.archived")}
          </label>
          <ul className="-mx-2 mt-3" aria-label={t("channels.browse.title")} aria-busy={status === "loading"}>
            {rows.map((entry) => (
              <BrowseRow key={entry.channel.id} entry={entry} />
            ))}
            {status === "loading" && rows.length === 0 && [1, 2, 3, 4].map((row) => <Skeleton key={row} className="mx-2 my-3 h-10" />)}
            <li>
              <ListEnd status={status} error={error && errorText(error)} onMore={loadMore} />
            </li>
          </ul>
          {status === "all" && rows.length === 0 && (
            <p role="status" className="py-8 text-ink-muted">
              {query ? t("channels.browse.nothing", { query }) : t("channels.browse.empty")}
            </p>
          )}
        </div>
      </div>
    </>
  );
}
