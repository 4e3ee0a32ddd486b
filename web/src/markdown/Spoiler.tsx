import { type KeyboardEvent, type ReactNode, useState } from "react";
import { t } from "../i18n/i18n.ts";

/** Hidden, also from screen readers, until somebody wants to know. A span, so that it breaks with the lines around it. */
export function Spoiler({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState(false);
  if (shown) {
    return (
      <span tabIndex={-1} data-spoiler="shown" className="rounded-sm bg-hover px-0.5 outline-none">
        {children}
      </span>
    );
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    setShown(true);
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button would not break with its line
    <span
      role="button"
      tabIndex={0}
      data-spoiler="hidden"
      aria-label={t("markdown.spoiler")}
      title={t("markdown.spoiler")}
      onClick={() => setShown(true)}
      onKeyDown={onKeyDown}
      className="cursor-pointer rounded-sm bg-line-strong px-0.5 select-none box-decoration-clone hover:bg-ink-faint"
    >
      <span className="invisible">{children}</span>
    </span>
  );
}
