import { isArchived } from "../channels/sidebar-sections.ts";
import { useChat } from "../chat.ts";
import { channelAddress } from "../routing/addresses.ts";
import { Redirect } from "../routing/Redirect.tsx";
import { useReadable } from "../state.ts";
import { lazyNamed } from "../ui/lazy-named.ts";
import { useMedia, wide } from "../ui/use-media.ts";
import { firstChannel } from "../welcome/first-channel.ts";
import { PageTitle } from "./PageTitle.tsx";
import { recentChannels } from "./recent-channels.ts";

const Welcome = lazyNamed(() => import("./Welcome.tsx"), "Welcome");

/** The address without a channel: on a wide screen it leads to the one that was open last, or teaches how to begin. */
export function HomePage({ workspaceName }: { workspaceName: string }) {
  const chat = useChat();
  const state = useReadable(chat.state);
  const entries = useReadable(chat.channels);
  const isWide = useMedia(wide);
  const remembered = recentChannels.get()[0];
  const target =
    entries.find((entry) => entry.channel.id === remembered) ?? firstChannel(entries) ?? entries.find((entry) => !isArchived(entry));
  if (isWide && state === "ready" && target) return <Redirect to={channelAddress(target.channel.id)} />;
  return (
    <>
      <PageTitle>{workspaceName}</PageTitle>
      {isWide && state === "ready" && entries.length === 0 && (
        <div className="flex min-h-0 flex-1 items-center justify-center overflow-y-auto p-8">
          <Welcome />
        </div>
      )}
    </>
  );
}
