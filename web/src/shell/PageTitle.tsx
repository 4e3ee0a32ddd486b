import { useTotalUnread } from "./use-total-unread.ts";

/** The tab's title, with how much is unread before it: a tab among many says when to look. */
export function PageTitle({ children }: { children: string }) {
  const unread = useTotalUnread();
  return <title>{unread > 0 ? `(${unread.toLocaleString()}) ${children}` : children}</title>;
}
