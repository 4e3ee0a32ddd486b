import type { ChannelEntry } from "@chatflow/protocol";
import { Archive, Check, Hash } from "lucide-react";
import { useMemo } from "react";
import { errorText } from "../accounts/field-errors.ts";
import { useAction } from "../accounts/use-action.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { channelAddress } from "../routing/addresses.ts";
import { Link } from "../routing/Link.tsx";
import { navigate } from "../routing/location.ts";
import { useReadable } from "../state.ts";
import { Button } from "../ui/Button.tsx";
import { cx } from "../ui/cx.ts";
import { membersText } from "./members-text.ts";
import { isArchived } from "./sidebar-sections.ts";

/** One public channel to open or to join. */
export function BrowseRow({ entry }: { entry: ChannelEntry }) {
  const chat = useChat();
  const channelId = entry.channel.id;
  const own = useReadable(useMemo(() => chat.channel(channelId), [chat, channelId]));
  const join = useAction(async () => {
    await chat.client.call("channels.join", { channelId });
    navigate(channelAddress(channelId));
  });
  const channel = own?.channel ?? entry.channel;
  if (channel.type === "direct") return null;
  const archived = isArchived({ ...entry, channel });
  const Icon = archived ? Archive : Hash;
  const about = channel.topic || channel.description;
  return (
    <li className="flex min-h-14 items-center gap-3 rounded-md px-2 py-2 hover:bg-hover">
      <Icon className="size-4 shrink-0 text-ink-faint" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <p className="flex min-w-0 items-baseline gap-2">
          <Link href={channelAddress(channelId)} dir="auto" className="truncate rounded-sm font-[550] hover:underline">
            {channel.name}
          </Link>
          <span className="shrink-0 text-sm text-ink-faint">{membersText(channel.memberCount)}</span>
        </p>
        {(join.error || about) && (
          <p
            dir="auto"
            role={join.error ? "alert" : undefined}
            className={cx("truncate text-sm", join.error ? "text-danger" : "text-ink-muted")}
          >
            {join.error ? errorText(join.error) : about}
          </p>
        )}
      </div>
      {own ? (
        <span className="flex shrink-0 items-center gap-1 text-sm text-ink-faint">
          <Check className="size-3.5" aria-hidden="true" />
          {t("channels.browse.joined")}
        </span>
      ) : archived ? (
        <span className="shrink-0 text-sm text-ink-faint">{t("channels.row.archived")}</span>
      ) : (
        <Button
          size="sm"
          busy={join.busy}
          onClick={() => void join.run()}
          aria-label={t("channels.browse.joinNamed", { name: channel.name })}
        >
          {t("channels.browse.join")}
        </Button>
      )}
    </li>
  );
}
