import type { Channel, Message } from "@chatflow/protocol";
import { useState } from "react";
import { useChannelTitle } from "../channels/use-channel-title.ts";
import { t } from "../i18n/i18n.ts";
import { Composer } from "../messages/Composer.tsx";
import type { Place } from "../messages/place.ts";

type Props = { channel: Channel; place: Place; root: Message | undefined };

/** Where one replies, unless what the thread began with is gone. */
export function ThreadComposer({ channel, place, root }: Props) {
  const title = useChannelTitle(channel);
  const [alsoInChannel, setAlsoInChannel] = useState(false);
  if (root?.deletedAt) {
    return (
      <p role="status" className="shrink-0 border-line border-t px-5 py-4 text-ink-muted max-md:px-4">
        {t("threads.gone")}
      </p>
    );
  }
  const also = channel.type === "direct" ? t("threads.alsoInDirect") : t("threads.alsoInChannel", { channel: title ?? "" });
  return (
    <Composer
      channel={channel}
      place={place}
      alsoInChannel={alsoInChannel}
      onSent={() => setAlsoInChannel(false)}
      options={
        <label className="flex min-w-0 cursor-pointer items-center gap-1.5 rounded-sm text-ink-muted hover:text-ink pointer-coarse:py-2">
          <input
            type="checkbox"
            checked={alsoInChannel}
            onChange={(event) => setAlsoInChannel(event.target.checked)}
            className="size-3.5 shrink-0 accent-accent pointer-coarse:size-4.5"
          />
          <span className="truncate">{also}</span>
        </label>
      }
    />
  );
}
