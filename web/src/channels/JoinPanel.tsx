import type { ChannelEntry } from "@chatflow/protocol";
import { errorText } from "../accounts/field-errors.ts";
import { useAction } from "../accounts/use-action.ts";
import { useChat } from "../chat.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { membersText } from "./members-text.ts";

/** In place of the conversation of a public channel that one is not in. The store shows the channel as soon as one is. */
export function JoinPanel({ entry }: { entry: ChannelEntry }) {
  const { client } = useChat();
  const join = useAction(() => client.call("channels.join", { channelId: entry.channel.id }));
  if (entry.channel.type === "direct") return null;
  return (
    <div className="flex flex-1 items-center p-6">
      <EmptyState
        title={`Join #${entry.channel.name}?`}
        actions={
          <Button kind="primary" busy={join.busy} onClick={() => void join.run()}>
            Join channel
          </Button>
        }
      >
        <p className="wrap-anywhere">{entry.channel.topic || "Anyone in the workspace may join this channel."}</p>
        <p className="mt-1">{membersText(entry.channel.memberCount)}</p>
        {join.error && (
          <Banner kind="danger" className="mt-3">
            {errorText(join.error)}
          </Banner>
        )}
      </EmptyState>
    </div>
  );
}
