import type { Channel, ThreadState } from "@chatflow/protocol";
import { Bell, BellOff, ChevronLeft, X } from "lucide-react";
import { ChannelIcon } from "../channels/ChannelIcon.tsx";
import { useChannelTitle } from "../channels/use-channel-title.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { channelAddress } from "../routing/addresses.ts";
import { Link } from "../routing/Link.tsx";
import { orTell } from "../shell/or-tell.ts";
import { Button } from "../ui/Button.tsx";
import { IconButton } from "../ui/IconButton.tsx";

type Props = { channel: Channel; threadId: string; state: ThreadState | undefined; onClose: () => void };

/** Of which channel the thread is, whether one follows it, and the way out. */
export function ThreadHeader({ channel, threadId, state, onClose }: Props) {
  const chat = useChat();
  const title = useChannelTitle(channel);
  const following = state?.following ?? false;
  const Icon = following ? BellOff : Bell;
  function toggle() {
    const what = t(following ? "threads.stillFollowing" : "threads.stillNot");
    void orTell(what, chat.follow(channel.id, threadId, !following));
  }
  return (
    <header className="flex h-header shrink-0 items-center gap-2 border-line border-b pe-3 ps-2 lg:ps-5">
      <IconButton label={t("threads.back")} tip={false} onClick={onClose} className="size-10 lg:hidden">
        <ChevronLeft className="size-5 rtl:-scale-x-100" aria-hidden="true" />
      </IconButton>
      <div className="flex min-w-0 flex-1 items-baseline gap-2">
        <h2 className="shrink-0 font-semibold text-md">{t("threads.thread")}</h2>
        <Link
          href={channelAddress(channel.id)}
          className="flex min-w-0 items-center gap-1 self-center rounded-sm text-ink-muted hover:text-ink hover:underline"
        >
          <span className="shrink-0 text-ink-faint">
            <ChannelIcon channel={channel} />
          </span>
          <span dir="auto" className="truncate">
            {title ?? "…"}
          </span>
        </Link>
      </div>
      {state && (
        <Button
          kind="plain"
          size="sm"
          onClick={toggle}
          title={t(following ? "threads.following" : "threads.notFollowing")}
          className="-me-1"
        >
          <Icon className="size-3.5" aria-hidden="true" />
          {t(following ? "threads.unfollow" : "threads.follow")}
        </Button>
      )}
      <IconButton label={t("threads.close")} onClick={onClose} className="max-lg:hidden">
        <X className="size-4" />
      </IconButton>
    </header>
  );
}
