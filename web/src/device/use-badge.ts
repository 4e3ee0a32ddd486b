import { useEffect } from "react";
import { useTotalUnread } from "../shell/use-total-unread.ts";

/** Says at the tab's icon that something is unread, and on the app's icon how much, where it is installed. */
export function useBadge(): void {
  const unread = useTotalUnread();
  const any = unread > 0;
  useEffect(() => {
    const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (icon) icon.href = any ? "/favicon-unread.svg" : "/favicon.svg";
    return () => {
      if (icon) icon.href = "/favicon.svg";
    };
  }, [any]);
  useEffect(() => {
    if (!("setAppBadge" in navigator)) return;
    navigator.setAppBadge(unread).catch(() => {});
    return () => void navigator.clearAppBadge().catch(() => {});
  }, [unread]);
}
