import {
  Bell,
  ChevronLeft,
  Database,
  Info,
  Keyboard,
  type LucideIcon,
  MonitorSmartphone,
  PenLine,
  ShieldCheck,
  SunMoon,
  User,
} from "lucide-react";
import { t } from "../i18n/i18n.ts";
import { patterns, preferencesAddress } from "../routing/addresses.ts";
import { Link } from "../routing/Link.tsx";
import { Redirect } from "../routing/Redirect.tsx";
import { PageTitle } from "../shell/PageTitle.tsx";
import { cx } from "../ui/cx.ts";
import { useMedia, wide } from "../ui/use-media.ts";
import { SectionBody } from "./SectionBody.tsx";
import { type Section, sections, sectionTitles } from "./sections.ts";

const icons: Record<Section, LucideIcon> = {
  profile: User,
  appearance: SunMoon,
  notifications: Bell,
  writing: PenLine,
  privacy: ShieldCheck,
  sessions: MonitorSmartphone,
  keyboard: Keyboard,
  storage: Database,
  about: Info,
};

/** How one wants the app to be. On a phone the list of its pages is a page of its own. */
export function PreferencesPage({ section }: { section: Section | null }) {
  const isWide = useMedia(wide);
  if (isWide && section === null) return <Redirect to={preferencesAddress("appearance")} />;
  const title = section === null ? t("preferences.title") : t(sectionTitles[section]);
  return (
    <>
      <PageTitle>{section === null ? title : t("preferences.pageTitle", { section: title })}</PageTitle>
      <header className="flex h-header shrink-0 items-center gap-2 border-line border-b ps-2 pe-3 md:ps-5">
        <Link
          back
          href={section === null ? patterns.home : patterns.preferences}
          aria-label={t(section === null ? "preferences.back" : "preferences.backToList")}
          className="flex size-10 shrink-0 items-center justify-center rounded-md text-ink-muted hover:bg-hover md:hidden"
        >
          <ChevronLeft className="size-5 rtl:-scale-x-100" aria-hidden="true" />
        </Link>
        {/* The page's own heading is read out before the section's, also where there is only room for one. */}
        <h1 className={isWide || section === null ? "truncate text-md font-semibold" : "sr-only"}>{t("preferences.title")}</h1>
        {!isWide && section !== null && <h2 className="truncate text-md font-semibold">{title}</h2>}
      </header>
      <div className="flex min-h-0 flex-1">
        {(isWide || section === null) && <SectionList current={section} />}
        {section !== null && (
          // The place of another section is not this one's.
          <div key={section} className="min-h-0 min-w-0 flex-1 overflow-y-auto px-5 py-5 md:px-8">
            <div className="max-w-xl pb-[max(env(safe-area-inset-bottom),2rem)]">
              {isWide && <h2 className="mb-4 text-lg font-semibold">{title}</h2>}
              <SectionBody section={section} />
            </div>
          </div>
        )}
      </div>
    </>
  );
}

function SectionList({ current }: { current: Section | null }) {
  return (
    <nav aria-label={t("preferences.title")} className="shrink-0 overflow-y-auto p-3 max-md:flex-1 md:w-52 md:border-line md:border-e">
      <ul>
        {sections.map((section) => {
          const Icon = icons[section];
          return (
            <li key={section}>
              <Link
                href={preferencesAddress(section)}
                aria-current={section === current ? "page" : undefined}
                className={cx(
                  "flex h-row items-center gap-2.5 rounded-md px-2 -outline-offset-2",
                  section === current ? "bg-pressed font-[550] text-ink" : "text-ink-muted hover:bg-hover hover:text-ink",
                )}
              >
                <Icon className={cx("size-4 shrink-0", section === current ? "text-accent" : "text-ink-faint")} aria-hidden="true" />
                <span className="min-w-0 truncate">{t(sectionTitles[section])}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
