import type { ChannelEntry } from "@chatflow/protocol";
import { UserPlus } from "lucide-react";
import { useCallback, useMemo, useState } from "react";
import { UserRow } from "../accounts/UserRow.tsx";
import { useUser } from "../accounts/use-users.ts";
import { useChat } from "../chat.ts";
import { StatusText } from "../presence/StatusText.tsx";
import { useReadable } from "../state.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { ListEnd } from "../ui/ListEnd.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { usePages } from "../use-pages.ts";
import { AddPeople } from "./AddPeople.tsx";
import { membersText } from "./members-text.ts";
import { mayAddPeople } from "./policy.ts";

type Props = { channelId: string; startAdding: boolean; onClose: () => void };

/** Who is in a channel, and the way to bring more people in. */
export function MembersDialog({ channelId, startAdding, onClose }: Props) {
  const chat = useChat();
  const entry = useReadable(useMemo(() => chat.channel(channelId), [chat, channelId]));
  const [adding, setAdding] = useState(startAdding);
  if (!entry) return null;
  const title = entry.channel.type === "direct" ? "People in this conversation" : `#${entry.channel.name}`;
  if (adding) {
    return (
      <Dialog title="Add people" description={title} onClose={onClose} shape="tall">
        <AddPeople channelId={channelId} onDone={() => setAdding(false)} />
      </Dialog>
    );
  }
  return (
    <Dialog title={title} description={membersText(entry.channel.memberCount)} onClose={onClose} shape="tall">
      <MemberList entry={entry} />
      {mayAddPeople(entry) && (
        <div className="mt-3 flex justify-end">
          <Button onClick={() => setAdding(true)}>
            <UserPlus className="size-4" aria-hidden="true" />
            Add people
          </Button>
        </div>
      )}
    </Dialog>
  );
}

function MemberList({ entry }: { entry: ChannelEntry }) {
  const { client } = useChat();
  const channelId = entry.channel.id;
  const fetch = useCallback(
    async (cursor: string | undefined, signal: AbortSignal) => {
      const page = await client.call("channels.members", { channelId, ...(cursor && { cursor }) }, { signal });
      return { rows: page.members, next: page.next };
    },
    [client, channelId],
  );
  const { rows, status, error, loadMore } = usePages(fetch);
  return (
    <ul className="min-h-0 flex-1 overflow-y-auto" aria-busy={status === "loading"}>
      {rows.map((member) => (
        <MemberRow key={member.userId} userId={member.userId} role={member.role} />
      ))}
      {status === "loading" && rows.length === 0 && [1, 2, 3].map((row) => <Skeleton key={row} className="my-2 h-7" />)}
      <li>
        <ListEnd status={status} error={error?.message ?? null} onMore={loadMore} />
      </li>
    </ul>
  );
}

function MemberRow({ userId, role }: { userId: string; role: string }) {
  const me = useReadable(useChat().me);
  const user = useUser(userId);
  const notes = [userId === me?.id && "you", role !== "member" && role].filter(Boolean).join(", ");
  return (
    <li>
      <UserRow user={user} note={notes || <StatusText userId={userId} withText className="block max-w-40 truncate" />} />
    </li>
  );
}
