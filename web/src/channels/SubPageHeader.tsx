import { ChevronLeft } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { Link } from "../routing/Link.tsx";
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
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever came by a link that is gone now, and has no field to begin at, goes on from here.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  return (
    <header className={cx("flex h-header shrink-0 items-center gap-2 border-line border-b pe-3 ps-2", narrowOnly && "md:ps-5")}>
      <Link
        back
        href={back.href}
        aria-label={back.label}
        className={cx(
          "flex size-8 shrink-0 items-center justify-center rounded-md text-ink-muted hover:bg-hover hover:text-ink pointer-coarse:size-10",
          narrowOnly && "md:hidden",
        )}
      >
        <ChevronLeft className="size-5 rtl:-scale-x-100" aria-hidden="true" />
      </Link>
      <h1 ref={heading} tabIndex={-1} className="min-w-0 flex-1 truncate text-md font-semibold outline-none">
        {title}
      </h1>
      {children}
    </header>
  );
}
