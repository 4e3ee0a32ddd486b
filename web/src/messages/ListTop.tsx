import type { TimelineSnapshot } from "@chatflow/client";
import type { Channel } from "@chatflow/protocol";
import { errorText } from "../accounts/field-errors.ts";
import { useChannelTitle } from "../channels/use-channel-title.ts";
import { t } from "../i18n/i18n.ts";
import { Button } from "../ui/Button.tsx";
import { Spinner } from "../ui/Spinner.tsx";

type Props = { channel: Channel; snapshot: TimelineSnapshot; onRetry: () => void };

/** The room that it takes, in pixels, whatever it says. */
export const topRoom = 112;

/** Above the first loaded message: older ones are coming, could not come, or there are none. */
export function ListTop({ channel, snapshot: { hasOlder, error }, onRetry }: Props) {
  return (
    <div className="absolute inset-x-0 top-0 flex flex-col justify-end overflow-hidden px-5 pb-3 max-md:px-4" style={{ height: topRoom }}>
      {hasOlder && error ? (
        <div role="alert" className="flex items-center justify-center gap-3 text-ink-muted">
          <span>{t("messages.list.olderFailed", { reason: errorText(error) })}</span>
          <Button size="sm" onClick={onRetry}>
            {t("messages.list.retry")}
          </Button>
        </div>
      ) : hasOlder ? (
        <span className="flex justify-center text-ink-faint">
          <Spinner />
          <span className="sr-only">{t("messages.list.olderLoading")}</span>
        </span>
      ) : (
        <Beginning channel={channel} />
      )}
    </div>
  );
}

function Beginning({ channel }: { channel: Channel }) {
  const title = useChannelTitle(channel);
  return (
    <>
      <h2 dir="auto" className="truncate text-lg font-semibold">
        {channel.type === "direct" ? title : `#${channel.name}`}
      </h2>
      <p className="line-clamp-2 text-ink-muted">{beginningOf(channel)}</p>
    </>
  );
}

function beginningOf(channel: Channel): string {
  switch (channel.type) {
    case "public":
      return t("messages.list.public");
    case "private":
      return t("messages.list.private");
    case "direct":
      return channel.userIds.length === 1 ? t("messages.list.self") : t("messages.list.direct");
  }
}
