import type { ChannelEntry } from "@chatflow/protocol";
import type { ReactNode } from "react";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { channelAddress, patterns } from "../routing/addresses.ts";
import { LoadFailed } from "../shell/LoadFailed.tsx";
import { PageTitle } from "../shell/PageTitle.tsx";
import { useReadable } from "../state.ts";
import { Skeleton } from "../ui/Skeleton.tsx";
import { ChannelMissing } from "./ChannelMissing.tsx";
import { SubPageHeader } from "./SubPageHeader.tsx";
import { useChannelEntry } from "./use-channel-entry.ts";
import { useChannelTitle } from "./use-channel-title.ts";

type Props = {
  channelId: string;
  /** The page's title, of the channel's. */
  titleOf: (name: string) => string;
  children: (entry: ChannelEntry) => ReactNode;
};

/** A page about a channel beside its conversation, once the channel is known. */
export function ChannelSubPage({ channelId, titleOf, children }: Props) {
  const state = useReadable(useChat().state);
  const found = useChannelEntry(channelId);
  if (state === "failed") {
    return (
      <div className="p-4">
        <LoadFailed />
      </div>
    );
  }
  if (found.status === "failed") return <ChannelMissing error={found.error} onRetry={found.retry} />;
  if (found.status === "loading") {
    return (
      <>
        <SubPageHeader title="" back={{ href: patterns.home, label: t("channels.back") }} />
        <div className="p-6">
          <Skeleton className="h-40 max-w-2xl" />
        </div>
      </>
    );
  }
  return (
    <Found entry={found.entry} titleOf={titleOf}>
      {children(found.entry)}
    </Found>
  );
}

function Found({ entry, titleOf, children }: { entry: ChannelEntry; titleOf: Props["titleOf"]; children: ReactNode }) {
  const title = useChannelTitle(entry.channel) ?? "";
  const name = entry.channel.type === "direct" ? title : `#${title}`;
  return (
    <>
      <PageTitle>{`${titleOf(name)} · ChatFlow`}</PageTitle>
      <SubPageHeader title={titleOf(name)} back={{ href: channelAddress(entry.channel.id), label: t("channels.backTo", { name }) }} />
      {children}
    </>
  );
}
