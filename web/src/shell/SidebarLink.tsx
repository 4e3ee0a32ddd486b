import type { ReactNode } from "react";
import { Link } from "../routing/Link.tsx";
import { cx } from "../ui/cx.ts";

type Props = { href: string; current: boolean; icon: ReactNode; title: string; unread?: boolean; children?: ReactNode };

/** The way to a page of one's own, above the conversations; heavier while there is something unread. A stop of the list's arrows. */
export function SidebarLink({ href, current, icon, title, unread = false, children }: Props) {
  return (
    <li>
      <Link
        href={href}
        data-stop=""
        tabIndex={-1}
        aria-current={current ? "page" : undefined}
        className={cx(
          "flex h-row items-center gap-2.5 rounded-md px-2 -outline-offset-2",
          current ? "bg-pressed font-[550] text-ink" : "hover:bg-hover",
          !current && (unread ? "font-semibold text-ink" : "text-ink-muted hover:text-ink"),
        )}
      >
        <span className={cx("flex w-5 shrink-0 justify-center", current ? "text-accent" : "text-ink-faint")}>{icon}</span>
        <span className="min-w-0 flex-1 truncate">{title}</span>
        {children}
      </Link>
    </li>
  );
}
