import { Clock } from "lucide-react";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { patterns } from "../routing/addresses.ts";
import { SidebarLink } from "../shell/SidebarLink.tsx";
import { useReadable } from "../state.ts";
import { CountBadge } from "../ui/CountBadge.tsx";

/** The way to what is to be sent later, while there is anything; it stands out where something could not be sent. */
export function ScheduledLink({ current }: { current: boolean }) {
  const { scheduled } = useReadable(useChat().scheduled);
  const count = scheduled.length;
  if (count === 0 && !current) return null;
  const hasFailed = scheduled.some(({ failed }) => failed !== null);
  return (
    <SidebarLink
      href={patterns.scheduled}
      current={current}
      icon={<Clock className="size-4" aria-hidden="true" />}
      title={t("scheduled.title")}
      unread={hasFailed}
    >
      <CountBadge count={count} text={t("scheduled.count", { count })} loud={hasFailed} />
    </SidebarLink>
  );
}
