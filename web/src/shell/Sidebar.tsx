import { Bookmark, Compass, Plus, TextSearch, UserPlus } from "lucide-react";
import { Suspense } from "react";
import { AccountMenu } from "../accounts/AccountMenu.tsx";
import { ChannelLink } from "../channels/ChannelLink.tsx";
import { SidebarSection } from "../channels/SidebarSection.tsx";
import { SidebarSkeleton } from "../channels/SidebarSkeleton.tsx";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { patterns } from "../routing/addresses.ts";
import { Link } from "../routing/Link.tsx";
import { useReadable } from "../state.ts";
import { ThreadsLink } from "../threads/ThreadsLink.tsx";
import { cx } from "../ui/cx.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { Logo } from "../ui/Logo.tsx";
import { lazyNamed } from "../ui/lazy-named.ts";
import { useMedia, wide } from "../ui/use-media.ts";
import { ConnectionStatus } from "./ConnectionStatus.tsx";
import { useOpenDialog } from "./dialogs.ts";
import { LoadFailed } from "./LoadFailed.tsx";
import { SidebarLink } from "./SidebarLink.tsx";
import type { View } from "./view.ts";
import { Welcome } from "./Welcome.tsx";

const DeviceNotices = lazyNamed(() => import("../device/DeviceNotices.tsx"), "DeviceNotices");

type Props = { workspaceName: string; view: View; className?: string };

/** Where one's conversations are. On a phone it is a screen of its own. */
export function Sidebar({ workspaceName, view, className }: Props) {
  const openChannelId = view.kind === "channel" ? view.channelId : null;
  const chat = useChat();
  const state = useReadable(chat.state);
  const entries = useReadable(chat.channels);
  const isWide = useMedia(wide);
  const openDialog = useOpenDialog();
  const named = entries.filter((entry) => entry.channel.type !== "direct");
  const direct = entries.filter((entry) => entry.channel.type === "direct");
  return (
    <div className={cx("flex min-h-0 flex-col bg-side pb-[env(safe-area-inset-bottom)]", className)}>
      <header className="flex h-header shrink-0 items-center gap-2.5 px-4">
        <Logo className="size-6 shrink-0 text-accent" />
        <Link href={patterns.home} className="min-w-0 truncate rounded-sm text-md font-semibold">
          {workspaceName}
        </Link>
      </header>
      <nav aria-label="Conversations" className="min-h-0 flex-1 overflow-y-auto px-2 pt-1 pb-4">
        {state === "loading" && <SidebarSkeleton />}
        {state === "failed" && <LoadFailed />}
        {state === "ready" && (
          <>
            {entries.length === 0 && !isWide && <Welcome className="px-2 py-6" />}
            <ul className="mb-3">
              <ThreadsLink current={view.kind === "threads"} />
              <SidebarLink
                href={patterns.saved}
                current={view.kind === "saved"}
                icon={<Bookmark className="size-4" aria-hidden="true" />}
                title="Saved"
              />
              <SidebarLink
                href={patterns.search}
                current={view.kind === "search"}
                icon={<TextSearch className="size-4" aria-hidden="true" />}
                title={t("search.title")}
              />
            </ul>
            <SidebarSection
              title="Channels"
              actions={
                <>
                  <IconButton label="Browse channels" onClick={() => openDialog({ kind: "browse-channels" })}>
                    <Compass className="size-4" />
                  </IconButton>
                  <IconButton label="Create a channel" onClick={() => openDialog({ kind: "create-channel" })}>
                    <Plus className="size-4" />
                  </IconButton>
                </>
              }
            >
              {named.map((entry) => (
                <ChannelLink key={entry.channel.id} entry={entry} current={entry.channel.id === openChannelId} />
              ))}
            </SidebarSection>
            <SidebarSection
              title="Direct messages"
              actions={
                <IconButton label="New message" onClick={() => openDialog({ kind: "new-direct" })}>
                  <Plus className="size-4" />
                </IconButton>
              }
            >
              {direct.map((entry) => (
                <ChannelLink key={entry.channel.id} entry={entry} current={entry.channel.id === openChannelId} />
              ))}
            </SidebarSection>
          </>
        )}
      </nav>
      <footer className="shrink-0 px-2 pb-2">
        <Suspense fallback={null}>
          <DeviceNotices />
        </Suspense>
        <ConnectionStatus className="px-2 pb-2" />
        <button
          type="button"
          onClick={() => openDialog({ kind: "invite" })}
          className="flex h-row w-full items-center gap-2.5 rounded-md px-2 text-ink-muted hover:bg-hover hover:text-ink"
        >
          <UserPlus className="size-4" aria-hidden="true" />
          Invite people
        </button>
        <AccountMenu />
      </footer>
    </div>
  );
}
