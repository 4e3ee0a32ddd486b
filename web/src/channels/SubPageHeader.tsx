import { ChevronLeft } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "../routing/Link.tsx";
import { goBackTo } from "../routing/location.ts";
import { cx } from "../ui/cx.ts";

type Props = {
  title: string;
  /** Where back leads, and what that is called. */
  back: { href: string; label: string };
  /** The way back shows on narrow screens only: elsewhere the list beside it is the way. */
  narrowOnly?: boolean;
  children?: ReactNode;
};

/** The head of a page that belongs to the channels, with the way back. */
export function SubPageHeader({ title, back, narrowOnly = false, children }: Props) {
  return (
    <header className={cx("flex h-header shrink-0 items-center gap-2 border-line border-b pe-3 ps-2", narrowOnly && "md:ps-5")}>
      <Link
        href={back.href}
        aria-label={back.label}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          goBackTo(back.href);
        }}
        className={cx(
          "flex size-8 shrink-0 items-center justify-center rounded-md text-ink-muted hover:bg-hover hover:text-ink pointer-coarse:size-10",
          narrowOnly && "md:hidden",
        )}
      >
        <ChevronLeft className="size-5 rtl:-scale-x-100" aria-hidden="true" />
      </Link>
      <h1 className="min-w-0 flex-1 truncate text-md font-semibold">{title}</h1>
      {children}
    </header>
  );
}
