import { t } from "../i18n/i18n.ts";
import { useTotalUnread } from "./use-total-unread.ts";

/** The tab's title, with how much is unread before it: a tab among many says when to look. */
export function PageTitle({ children }: { children: string }) {
  const unread = useTotalUnread();
  return <title>{unread > 0 ? t("shell.title", { count: unread, title: children }) : children}</title>;
}
