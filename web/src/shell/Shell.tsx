import type { Workspace } from "@chatflow/protocol";
import { ChannelPage } from "../channels/ChannelPage.tsx";
import { cx } from "../ui/cx.ts";
import { Announcer } from "./Announcer.tsx";
import { Dialogs } from "./Dialogs.tsx";
import { HomePage } from "./HomePage.tsx";
import { NoticeList } from "./NoticeList.tsx";
import { Sidebar } from "./Sidebar.tsx";

type Props = { workspace: Workspace; channelId: string | null; messageId: string | null };

/** Everything that one sees when signed in: conversations on the left, one of them on the right; on a phone one or the other. */
export function Shell({ workspace, channelId, messageId }: Props) {
  return (
    <Dialogs>
      <a
        href="#main"
        className="sr-only z-50 rounded-md bg-raised px-3 py-2 shadow-float focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to the conversation
      </a>
      <div className="grid h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)] md:grid-cols-[var(--spacing-sidebar)_minmax(0,1fr)]">
        <Sidebar workspaceName={workspace.name} openChannelId={channelId} className={cx(channelId !== null && "max-md:hidden")} />
        <main
          id="main"
          tabIndex={-1}
          className={cx("flex min-h-0 min-w-0 flex-col bg-canvas outline-none", channelId === null && "max-md:hidden")}
        >
          {channelId === null ? (
            <HomePage workspaceName={workspace.name} />
          ) : (
            <ChannelPage key={channelId} channelId={channelId} messageId={messageId} />
          )}
        </main>
      </div>
      <Announcer channelId={channelId} />
      <NoticeList />
    </Dialogs>
  );
}
