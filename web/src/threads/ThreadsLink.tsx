import { MessagesSquare } from "lucide-react";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { patterns } from "../routing/addresses.ts";
import { SidebarLink } from "../shell/SidebarLink.tsx";
import { useReadable } from "../state.ts";
import { CountBadge } from "../ui/CountBadge.tsx";

/** The way to the threads that one follows, and how much is unread in them. */
export function ThreadsLink({ current }: { current: boolean }) {
  const { threads, mentions } = useReadable(useChat().unreadThreads);
  const icon = <MessagesSquare className="size-4" aria-hidden="true" />;
  return (
    <SidebarLink href={patterns.threads} current={current} icon={icon} title={t("threads.title")} unread={threads > 0}>
      {mentions > 0 ? (
        <CountBadge count={mentions} text={t("threads.mentions", { count: mentions })} loud />
      ) : (
        <CountBadge count={threads} text={t("threads.unreadThreads", { count: threads })} loud={false} />
      )}
    </SidebarLink>
  );
}
