import { ChevronLeft, TextSearch } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { t } from "../i18n/i18n.ts";
import { useShortcut } from "../keyboard/use-shortcut.ts";
import { patterns, searchAddress } from "../routing/addresses.ts";
import { Link } from "../routing/Link.tsx";
import { navigate, useSearch } from "../routing/location.ts";
import { PageTitle } from "../shell/PageTitle.tsx";
import { TextField } from "../ui/TextField.tsx";
import { nextLink } from "./next-link.ts";
import { SearchResults } from "./SearchResults.tsx";

/** Finds messages by their words, in what is kept here. The address has the words, so the page can be gone back to. */
export function SearchPage() {
  const query = new URLSearchParams(useSearch()).get("q") ?? "";
  // What is in the field, which the address follows.
  const [text, setText] = useState(query);
  const page = useRef<HTMLDivElement>(null);

  useShortcut("search", () => {
    const field = page.current?.querySelector("input");
    field?.focus(); // not every browser does so when it selects
    field?.select();
  });

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const next = nextLink(page.current, event.key === "ArrowDown" ? 1 : -1);
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  return (
    <>
      <PageTitle>{t("search.pageTitle")}</PageTitle>
      <header className="flex h-header shrink-0 items-center gap-2 border-line border-b pe-3 ps-2 md:ps-5">
        <Link
          back
          href={patterns.home}
          aria-label={t("search.back")}
          className="flex size-10 shrink-0 items-center justify-center rounded-md text-ink-muted hover:bg-hover md:hidden pointer-coarse:size-11"
        >
          <ChevronLeft className="size-5 rtl:-scale-x-100" aria-hidden="true" />
        </Link>
        <h1 className="flex items-center gap-1.5 text-md font-semibold">
          <TextSearch className="size-4 text-ink-faint" aria-hidden="true" />
          {t("search.title")}
        </h1>
      </header>
      <div ref={page} className="min-h-0 flex-1 overflow-y-auto px-5 py-4 max-md:px-3">
        <search className="mx-auto block max-w-3xl" onKeyDown={onKeyDown}>
          <TextField
            label={t("search.field")}
            hint={t("search.where")}
            type="search"
            autoFocus
            autoComplete="off"
            enterKeyHint="search"
            value={text}
            onChange={({ target }) => {
              setText(target.value);
              navigate(searchAddress(target.value), { replace: true });
            }}
          />
          <SearchResults query={query} />
        </search>
      </div>
    </>
  );
}
