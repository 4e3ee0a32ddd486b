import { ChevronLeft } from "lucide-react";
import type { ReactNode } from "react";
import { t } from "../i18n/i18n.ts";
import { patterns } from "../routing/addresses.ts";
import { Link } from "../routing/Link.tsx";

/** The head of a page beside the sidebar. On a phone, where the sidebar is a page of its own, it has the way back there. */
export function PageHeader({ children }: { children: ReactNode }) {
  return (
    <header className="flex h-header shrink-0 items-center gap-2 border-line border-b pe-3 ps-2 md:ps-5">
      <Link
        back
        href={patterns.home}
        aria-label={t("shell.pageHeader.back")}
        className="flex size-10 shrink-0 items-center justify-center rounded-md text-ink-muted hover:bg-hover md:hidden"
      >
        <ChevronLeft className="size-5 rtl:-scale-x-100" aria-hidden="true" />
      </Link>
      {children}
    </header>
  );
}
