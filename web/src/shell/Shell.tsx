import type { Workspace } from "@chatflow/protocol";
import { type ReactNode, Suspense, useEffect, useLayoutEffect } from "react";
import { ChannelPage } from "../channels/ChannelPage.tsx";
import { t } from "../i18n/i18n.ts";
import { useReadable } from "../state.ts";
import { heedEarlyKeys, leaveEarlyKeys } from "../switcher/switcher-open.ts";
import { cx } from "../ui/cx.ts";
import { firstViewIsThere } from "../ui/first-view.ts";
import { laterNamed, lazyNamed } from "../ui/lazy-named.ts";
import { useMedia, wide } from "../ui/use-media.ts";
import { tourStep } from "../welcome/tour-step.ts";
import { Dialogs } from "./Dialogs.tsx";
import { HomePage } from "./HomePage.tsx";
import { Sidebar } from "./Sidebar.tsx";
import type { View } from "./view.ts";

const ThreadsPage = lazyNamed(() => import("../threads/ThreadsPage.tsx"), "ThreadsPage");
const SearchPage = lazyNamed(() => import("../search/SearchPage.tsx"), "SearchPage");
const BrowseChannelsPage = lazyNamed(() => import("../channels/BrowseChannelsPage.tsx"), "BrowseChannelsPage");
const ChannelSettingsPage = lazyNamed(() => import("../channels/ChannelSettingsPage.tsx"), "ChannelSettingsPage");
const ChannelMembersPage = lazyNamed(() => import("../channels/ChannelMembersPage.tsx"), "ChannelMembersPage");
const PreferencesPage = lazyNamed(() => import("../preferences/PreferencesPage.tsx"), "PreferencesPage");
const Background = laterNamed(() => import("./Background.tsx"), "Background");
const Tour = lazyNamed(() => import("../welcome/Tour.tsx"), "Tour");
const InboxPage = lazyNamed(() => import("../inbox/InboxPage.tsx"), "InboxPage");
const ScheduledPage = lazyNamed(() => import("../scheduled/ScheduledPage.tsx"), "ScheduledPage");
const SavedPage = lazyNamed(() => import("../saved/SavedPage.tsx"), "SavedPage");

type Props = { workspace: Workspace; view: View };

/** Everything that one sees when signed in: conversations on the left, one of them on the right; on a phone one or the other. */
export function Shell({ workspace, view }: Props) {
  const step = useReadable(tourStep);
  const isHome = view.kind === "home";
  const isWide = useMedia(wide);
  // A channel has to be fetched first and says it itself.
  const isChannel = view.kind === "channel";
  useEffect(() => {
    if (!isChannel) firstViewIsThere();
  }, [isChannel]);
  // Before anything that ends it.
  useLayoutEffect(() => {
    heedEarlyKeys();
    return leaveEarlyKeys;
  }, []);
  return (
    <Dialogs>
      <a
        href="#main"
        className="sr-only z-50 rounded-md bg-raised px-3 py-2 shadow-float focus:not-sr-only focus:fixed focus:top-2 focus:start-2"
      >
        {t("shell.skip")}
      </a>
      <div className="grid h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)] md:grid-cols-[var(--spacing-sidebar)_minmax(0,1fr)]">
        <Sidebar
          workspaceName={workspace.name}
          view={view}
          isPage={isHome && !isWide}
          className={cx("border-edge md:border-e", !isHome && "max-md:hidden")}
        />
        <main id="main" tabIndex={-1} className={cx("flex min-h-0 min-w-0 flex-col bg-canvas outline-none", isHome && "max-md:hidden")}>
          <Suspense fallback={null}>
            <Page view={view} workspace={workspace} />
          </Suspense>
        </main>
      </div>
      <Suspense fallback={null}>
        <Background view={view} />
      </Suspense>
      <Suspense fallback={null}>{step !== null && <Tour step={step} />}</Suspense>
    </Dialogs>
  );
}

function Page({ view, workspace }: { view: View; workspace: Workspace }): ReactNode {
  switch (view.kind) {
    case "home":
      return <HomePage workspaceName={workspace.name} />;
    case "inbox":
      return <InboxPage />;
    case "threads":
      return <ThreadsPage />;
    case "saved":
      return <SavedPage />;
    case "scheduled":
      return <ScheduledPage />;
    case "search":
      return <SearchPage />;
    case "browse":
      return <BrowseChannelsPage />;
    case "channel-settings":
      return <ChannelSettingsPage key={view.channelId} channelId={view.channelId} />;
    case "channel-members":
      return <ChannelMembersPage key={view.channelId} channelId={view.channelId} />;
    case "preferences":
      return <PreferencesPage section={view.section} />;
    case "channel":
      return <ChannelPage key={view.channelId} channelId={view.channelId} threadId={view.threadId} messageId={view.messageId} />;
  }
}
