import type { ChannelEntry } from "@chatflow/protocol";
import { Hash } from "lucide-react";
import { useMemo } from "react";
import { useAction } from "../accounts/use-action.ts";
import { useChat } from "../chat.ts";
import { channelAddress } from "../routing/addresses.ts";
import { Link } from "../routing/Link.tsx";
import { navigate } from "../routing/location.ts";
import { useReadable } from "../state.ts";
import { Button } from "../ui/Button.tsx";
import { membersText } from "./members-text.ts";

/** One public channel to open or to join. */
export function BrowseRow({ entry, onOpen }: { entry: ChannelEntry; onOpen: () => void }) {
  const chat = useChat();
  const channelId = entry.channel.id;
  const own = useReadable(useMemo(() => chat.channel(channelId), [chat, channelId]));
  const join = useAction(async () => {
    await chat.client.call("channels.join", { channelId });
    onOpen();
    navigate(channelAddress(channelId));
  });
  const channel = own?.channel ?? entry.channel;
  if (channel.type === "direct") return null;
  const note = join.error?.message ?? [membersText(channel.memberCount), channel.topic].filter(Boolean).join(" · ");
  return (
    <li className="flex min-h-13 items-center gap-3 rounded-md px-2 py-1.5 hover:bg-hover">
      <Hash className="size-4 shrink-0 text-ink-faint" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <Link href={channelAddress(channelId)} onClick={onOpen} className="block truncate rounded-sm font-[550] hover:underline">
          {channel.name}
        </Link>
        <p role={join.error ? "alert" : undefined} className={`truncate text-sm ${join.error ? "text-danger" : "text-ink-muted"}`}>
          {note}
        </p>
      </div>
      {own ? (
        <span className="shrink-0 text-sm text-ink-faint">Joined</span>
      ) : (
        <Button size="sm" busy={join.busy} onClick={() => void join.run()} aria-label={`Join ${channel.name}`}>
          Join
        </Button>
      )}
    </li>
  );
}
