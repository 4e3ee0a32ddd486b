import type { Timeline, TimelineSnapshot } from "@chatflow/client";
import type { Channel } from "@chatflow/protocol";
import { t } from "../i18n/i18n.ts";
import { useShortcut } from "../keyboard/use-shortcut.ts";
import type { Opened } from "./entries.ts";
import { ListTop, topRoom } from "./ListTop.tsx";
import { MessageList } from "./MessageList.tsx";
import type { Place } from "./place.ts";
import type { Go, Jump } from "./use-jump.ts";

type Props = {
  channel: Channel;
  timeline: Timeline;
  snapshot: TimelineSnapshot;
  place: Place;
  opened: Opened;
  jump: Jump | null;
  go: Go;
};

/** The list of a channel's messages, with what stands above the first. */
export function ChannelMessages({ channel, timeline, snapshot, ...given }: Props) {
  useShortcut("newest", () => given.go("newest"));
  return (
    <MessageList
      {...given}
      timeline={timeline}
      snapshot={snapshot}
      label={t("messages.list.label")}
      top={<ListTop channel={channel} snapshot={snapshot} onRetry={() => void timeline.loadOlder()} />}
      topRoom={topRoom}
    />
  );
}
