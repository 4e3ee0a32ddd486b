import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from "react";
import { t } from "../i18n/i18n.ts";
import { useReadable } from "../state.ts";
import { cx } from "../ui/cx.ts";
import { ListEnd } from "../ui/ListEnd.tsx";
import { inputClass } from "../ui/TextField.tsx";
import { EmojiSections } from "./EmojiSections.tsx";
import { GroupTabs } from "./GroupTabs.tsx";
import { gridStep } from "./grid-step.ts";
import { PickerFoot } from "./PickerFoot.tsx";
import { type Choice, sectionsOf } from "./picker-sections.ts";
import { markUsed, recentEmoji } from "./recent-emoji.ts";
import { skinTone } from "./skin-tone.ts";
import { useEmoji } from "./use-emoji.ts";

/** All emoji, found by name and keyword. Enter takes the first found; arrows go through the rows, letters back to the field. */
export function EmojiPicker({ onPick, className }: { onPick: (emoji: string) => void; className?: string }) {
  const { catalog, failed, retry } = useEmoji();
  const [query, setQuery] = useState("");
  const [shown, setShown] = useState<Choice | null>(null);
  const tone = useReadable(skinTone);
  // As they were when it opened: what moves while one picks is picked wrongly.
  const [recent] = useState(recentEmoji.get);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const sections = useMemo(() => (catalog ? sectionsOf(catalog, query, recent, tone) : []), [catalog, query, recent, tone]);

  const pick = useCallback(
    (emoji: string) => {
      markUsed(emoji);
      onPick(emoji);
    },
    [onPick],
  );

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>("[data-emoji]") ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    const inField = document.activeElement === field.current;
    if (event.key === "Enter" && inField) {
      event.preventDefault();
      const first = query.trim() === "" ? undefined : sections[0]?.choices[0];
      if (first) pick(first.emoji);
      return;
    }
    if (at < 0 && !inField) return;
    const isText = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (at >= 0 && (isText || event.key === "Backspace")) return field.current?.focus(); // where the letter then goes
    const sizes = sections.map(({ choices }) => choices.length);
    const next = gridStep(event.key, at, sizes, document.documentElement.dir === "rtl");
    if (next === null) return;
    event.preventDefault();
    (next < 0 ? field.current : buttons[Math.min(next, buttons.length - 1)])?.focus();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the field and of the buttons inside
    <div onKeyDown={onKeyDown} className={cx("flex min-h-0 flex-col", className)}>
      <input
        ref={field}
        type="search"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          list.current?.scrollTo({ top: 0 });
        }}
        aria-label={t("reactions.find")}
        placeholder={t("reactions.findHint")}
        autoComplete="off"
        spellCheck={false}
        className={cx(inputClass, "h-8 shrink-0 pointer-coarse:h-11 [&::-webkit-search-cancel-button]:hidden")}
      />
      <GroupTabs list={list} sections={sections} hidden={query.trim() !== ""} />
      <div ref={list} className="relative -mx-1 min-h-0 flex-1 overflow-y-auto px-1" aria-busy={!catalog && !failed}>
        {catalog ? (
          <EmojiSections sections={sections} onPick={pick} onShow={setShown} />
        ) : (
          <ListEnd status={failed ? "failed" : "loading"} error={failed ? t("reactions.failed") : null} onMore={retry} />
        )}
        {catalog && sections.length === 0 && <p className="py-10 text-center text-ink-muted">{t("reactions.none")}</p>}
      </div>
      <p role="status" className="sr-only">
        {catalog && query.trim() !== "" && t("reactions.found", { count: sections[0]?.choices.length ?? 0 })}
      </p>
      <PickerFoot shown={shown} />
    </div>
  );
}
