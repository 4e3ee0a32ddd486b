import type { ChannelEntry } from "@chatflow/protocol";
import { Search } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { useChat } from "../chat.ts";
import { useOpenDialog } from "../shell/dialogs.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { ListEnd } from "../ui/ListEnd.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { TextField } from "../ui/TextField.tsx";
import { usePages } from "../use-pages.ts";
import { BrowseRow } from "./BrowseRow.tsx";

/** Every public channel, to find and to join. */
export function BrowseChannelsDialog({ onClose }: { onClose: () => void }) {
  const { client } = useChat();
  const openDialog = useOpenDialog();
  const [typed, setTyped] = useState("");
  const query = useRested(typed.trim().replace(/^#/, ""), 150);
  const fetch = useCallback(
    async (cursor: string | undefined, signal: AbortSignal) => {
      const input = { ...(query && { query }), ...(cursor && { cursor }) };
      const page = await client.call("channels.browse", input, { signal });
      return { rows: page.channels satisfies ChannelEntry[], next: page.next };
    },
    [client, query],
  );
  const { rows, status, error, loadMore } = usePages(fetch);
  return (
    <Dialog title="Browse channels" onClose={onClose} shape="tall">
      <TextField
        label="Search by name"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        leading={<Search className="size-4" />}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
      />
      <ul className="-mx-2 mt-3 min-h-0 flex-1 overflow-y-auto" aria-busy={status === "loading"}>
        {rows.map((entry) => (
          <BrowseRow key={entry.channel.id} entry={entry} onOpen={onClose} />
        ))}
        {status === "loading" && rows.length === 0 && [1, 2, 3].map((row) => <Skeleton key={row} className="mx-2 my-3 h-9" />)}
        <li>
          <ListEnd status={status} error={error?.message ?? null} onMore={loadMore} />
        </li>
        {status === "all" && rows.length === 0 && (
          <li role="status" className="px-2 py-8 text-center text-ink-muted">
            {query ? `No public channel has “${query}” in its name.` : "There are no public channels yet."}
          </li>
        )}
      </ul>
      <div className="mt-3 flex items-center justify-between gap-2">
        <span className="text-sm text-ink-muted">Not there?</span>
        <Button size="sm" onClick={() => openDialog({ kind: "create-channel" })}>
          Create a channel
        </Button>
      </div>
    </Dialog>
  );
}

/** A value once it has not changed for a moment. */
function useRested<T>(value: T, delay: number): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), delay);
    return () => clearTimeout(timer);
  }, [value, delay]);
  return rested;
}
