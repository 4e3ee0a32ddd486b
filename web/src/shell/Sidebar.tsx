import { Bookmark, Inbox, ListFilter, Search, TextSearch, UserPlus } from "lucide-react";
import { Suspense } from "react";
import { ChannelList } from "../channels/ChannelList.tsx";
import { SidebarSkeleton } from "../channels/SidebarSkeleton.tsx";
import { sidebarView } from "../channels/sidebar-view.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { patterns } from "../routing/addresses.ts";
import { Link } from "../routing/Link.tsx";
import { useReadable } from "../state.ts";
import { openSwitcher } from "../switcher/switcher-open.ts";
import { ThreadsLink } from "../threads/ThreadsLink.tsx";
import { cx } from "../ui/cx.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { laterNamed, lazyNamed } from "../ui/lazy-named.ts";
import { useMedia, wide } from "../ui/use-media.ts";
import { WorkspaceMark } from "../workspace/WorkspaceMark.tsx";
import { useOpenDialog } from "./dialogs.ts";
import { LoadFailed } from "./LoadFailed.tsx";
import { SidebarLink } from "./SidebarLink.tsx";
import type { View } from "./view.ts";

const Welcome = lazyNamed(() => import("./Welcome.tsx"), "Welcome");
const AccountMenu = laterNamed(() => import("../accounts/AccountMenu.tsx"), "AccountMenu");
const ConnectionStatus = laterNamed(() => import("./ConnectionStatus.tsx"), "ConnectionStatus");
const FirstSteps = laterNamed(() => import("../welcome/FirstSteps.tsx"), "FirstSteps");
const ScheduledLink = laterNamed(() => import("../scheduled/ScheduledLink.tsx"), "ScheduledLink");
const DeviceNotices = laterNamed(() => import("../device/DeviceNotices.tsx"), "DeviceNotices");

type Props = {
  workspaceName: string;
  view: View;
  /** It is all that is shown, on a phone. */
  isPage: boolean;
  className?: string;
};

/** Where one's conversations are. On a phone it is a screen of its own. */
export function Sidebar({ workspaceName, view, isPage, className }: Props) {
  const chat = useChat();
  const state = useReadable(chat.state);
  const { unreadOnly } = useReadable(sidebarView);
  const openDialog = useOpenDialog();
  const Name = isPage ? "h1" : "div";
  return (
    <div role={isPage ? "main" : undefined} className={cx("flex min-h-0 flex-col bg-side pb-[env(safe-area-inset-bottom)]", className)}>
      <header role={isPage ? "none" : undefined} className="flex h-header shrink-0 items-center gap-1 ps-4 pe-2.5">
        <WorkspaceMark className="me-1.5 size-6 shrink-0" />
        <Name className="flex min-w-0 flex-1 text-md font-semibold">
          <Link href={patterns.home} dir="auto" className="truncate rounded-sm">
            {workspaceName}
          </Link>
        </Name>
        <IconButton
          label={t("channels.list.onlyUnread")}
          aria-pressed={unreadOnly}
          onClick={() => sidebarView.setUnreadOnly(!unreadOnly)}
          className={cx(unreadOnly && "bg-accent-soft text-accent")}
        >
          <ListFilter className="size-4" />
        </IconButton>
        <IconButton label={t("shell.sidebar.jump")} onClick={openSwitcher}>
          <Search className="size-4" />
        </IconButton>
      </header>
      {state === "ready" ? (
        <ChannelList openId={"channelId" in view ? view.channelId : null}>
          <Beginning />
          <ul className="mb-3">
            <SidebarLink
              href={patterns.inbox}
              current={view.kind === "inbox"}
              icon={<Inbox className="size-4" aria-hidden="true" />}
              title={t("shell.sidebar.inbox")}
            />
            <ThreadsLink current={view.kind === "threads"} />
            <SidebarLink
              href={patterns.saved}
              current={view.kind === "saved"}
              icon={<Bookmark className="size-4" aria-hidden="true" />}
              title={t("shell.sidebar.saved")}
            />
            <Suspense fallback={null}>
              <ScheduledLink current={view.kind === "scheduled"} />
            </Suspense>
            <SidebarLink
              href={patterns.search}
              current={view.kind === "search"}
              icon={<TextSearch className="size-4" aria-hidden="true" />}
              title={t("shell.sidebar.search")}
            />
          </ul>
        </ChannelList>
      ) : (
        <nav aria-label={t("channels.list.label")} className="min-h-0 flex-1 overflow-y-auto px-2 pt-1 pb-4">
          {state === "loading" ? <SidebarSkeleton /> : <LoadFailed />}
        </nav>
      )}
      <footer
        role={isPage ? "none" : undefined}
        className="relative shrink-0 px-2 pb-2 before:pointer-events-none before:absolute before:inset-x-0 before:bottom-full before:h-6 before:bg-linear-to-t before:from-side"
      >
        <Suspense fallback={null}>
          <DeviceNotices />
          <ConnectionStatus className="px-2 pb-2" />
          <FirstSteps />
        </Suspense>
        <button
          type="button"
          onClick={() => openDialog({ kind: "invite" })}
          className="flex h-row w-full items-center gap-2.5 rounded-md px-2 text-ink-muted hover:bg-hover hover:text-ink"
        >
          <span className="flex w-5 shrink-0 justify-center">
            <UserPlus className="size-4" aria-hidden="true" />
          </span>
          {t("shell.sidebar.invite")}
        </button>
        <Suspense fallback={<div className="h-11" />}>
          <AccountMenu />
        </Suspense>
      </footer>
    </div>
  );
}

/** On a phone the first steps stand here while there is no conversation; elsewhere they have the page beside. */
function Beginning() {
  const isEmpty = useReadable(useChat().channels).length === 0;
  const isWide = useMedia(wide);
  return <Suspense fallback={null}>{isEmpty && !isWide && <Welcome heading="h2" className="px-2 py-6" />}</Suspense>;
}
