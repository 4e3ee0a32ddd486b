import type { ReactNode } from "react";
import { AppShortcuts } from "../keyboard/AppShortcuts.tsx";
import { useNotifications } from "../notifications/use-notifications.ts";
import { useActivity } from "../presence/use-activity.ts";
import { SwitcherHost } from "../switcher/SwitcherHost.tsx";
import { Announcer } from "./Announcer.tsx";
import { ConnectionAnnouncer } from "./ConnectionAnnouncer.tsx";
import { NoticeList } from "./NoticeList.tsx";
import { useRefusals } from "./use-refusals.ts";
import type { View } from "./view.ts";

/** What goes on whatever page is shown: keys, notices, what is read aloud, what is told to the system and to the others. */
export function Background({ view }: { view: View }): ReactNode {
  useActivity();
  useRefusals();
  useNotifications();
  return (
    <>
      <Announcer channelId={view.kind === "channel" ? view.channelId : null} threadId={view.kind === "channel" ? view.threadId : null} />
      <ConnectionAnnouncer />
      <NoticeList />
      <AppShortcuts view={view} />
      <SwitcherHost openId={"channelId" in view ? view.channelId : null} />
    </>
  );
}
