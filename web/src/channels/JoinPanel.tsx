import type { ChannelEntry } from "@chatflow/protocol";
import { errorText } from "../accounts/field-errors.ts";
import { useAction } from "../accounts/use-action.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { membersText } from "./members-text.ts";
import { isArchived } from "./sidebar-sections.ts";

/** In place of the conversation of a public channel that one is not in. The store shows the channel as soon as one is. */
export function JoinPanel({ entry }: { entry: ChannelEntry }) {
  const { client } = useChat();
  const join = useAction(() => client.call("channels.join", { channelId: entry.channel.id }));
  const { channel } = entry;
  if (channel.type === "direct") return null;
  const archived = isArchived(entry);
  return (
    <div className="flex flex-1 items-center overflow-y-auto p-6">
      <EmptyState
        title={archived ? t("channels.join.archivedTitle", { name: channel.name }) : t("channels.join.title", { name: channel.name })}
        actions={
          !archived && (
            <Button kind="primary" busy={join.busy} onClick={() => void join.run()}>
              {t("channels.join.act")}
            </Button>
          )
        }
      >
        <p className="wrap-anywhere">{channel.topic || t("channels.join.anyone")}</p>
        {channel.description && <p className="mt-2 whitespace-pre-wrap wrap-anywhere">{channel.description}</p>}
        {archived && <p className="mt-2">{t("channels.join.archivedText")}</p>}
        <p className="mt-2">{membersText(channel.memberCount)}</p>
        {join.error && (
          <Banner kind="danger" className="mt-3">
            {errorText(join.error)}
          </Banner>
        )}
      </EmptyState>
    </div>
  );
}
