import { UsersRound } from "lucide-react";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { channelMembersAddress } from "../routing/addresses.ts";
import { Link } from "../routing/Link.tsx";
import { useReadable } from "../state.ts";
import { Banner } from "../ui/Banner.tsx";
import { buttonClass } from "../ui/Button.tsx";
import { AboutSettings } from "./AboutSettings.tsx";
import { ChannelSubPage } from "./ChannelSubPage.tsx";
import { EndSettings } from "./EndSettings.tsx";
import { membersText } from "./members-text.ts";
import { OwnSettings } from "./OwnSettings.tsx";
import { PermissionSettings } from "./PermissionSettings.tsx";
import { mayEditChannel } from "./policy.ts";
import { SettingsPart } from "./SettingsPart.tsx";

/** Everything about a channel that can be set, and what it is for those who may not set it. */
export function ChannelSettingsPage({ channelId }: { channelId: string }) {
  const me = useReadable(useChat().me);
  return (
    <ChannelSubPage channelId={channelId} titleOf={(name) => t("channels.settings.title", { name })}>
      {(entry) => {
        const answer = mayEditChannel(entry, me);
        return (
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-6 max-md:px-4">
            <div className="mx-auto flex max-w-2xl flex-col gap-9">
              {!answer.may && <Banner>{t(answer.why)}</Banner>}
              {entry.channel.type !== "direct" && <AboutSettings key={entry.channel.id} channel={entry.channel} may={answer.may} />}
              <SettingsPart title={t("channels.settings.members")} text={membersText(entry.channel.memberCount)}>
                <Link href={channelMembersAddress(channelId)} className={buttonClass("quiet", "sm")}>
                  <UsersRound className="size-4" aria-hidden="true" />
                  {t("channels.settings.membersOpen")}
                </Link>
              </SettingsPart>
              {entry.membership && <OwnSettings entry={entry} />}
              {entry.channel.type !== "direct" && <PermissionSettings entry={entry} channel={entry.channel} me={me} />}
              {entry.channel.type !== "direct" && entry.membership && <EndSettings entry={entry} me={me} />}
            </div>
          </div>
        );
      }}
    </ChannelSubPage>
  );
}
