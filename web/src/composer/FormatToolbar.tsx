import { Bold, Braces, Code, EyeOff, Italic, Link, List, ListOrdered, type LucideIcon, Quote, Strikethrough } from "lucide-react";
import { type KeyboardEvent, type RefObject, useState } from "react";
import { t } from "../i18n/i18n.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { applyChange, selectedIn } from "./apply-change.ts";
import { type Format, format, formats } from "./format.ts";
import { formatKeys } from "./shortcuts.ts";

const icons: Record<Format, LucideIcon> = {
  bold: Bold,
  italic: Italic,
  strike: Strikethrough,
  code: Code,
  codeBlock: Braces,
  link: Link,
  list: List,
  ordered: ListOrdered,
  quote: Quote,
  spoiler: EyeOff,
};
const modifier = /Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘" : "Ctrl";

/** The formats as buttons; one stop for Tab, the arrows go from one to the next. */
export function FormatToolbar({ field }: { field: RefObject<HTMLTextAreaElement | null> }) {
  const [at, setAt] = useState(0);

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const isRtl = getComputedStyle(event.currentTarget).direction === "rtl";
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const next = event.key === "Home" ? 0 : event.key === "End" ? formats.length - 1 : at + (isRtl ? -step : step);
    if (next === at) return;
    event.preventDefault();
    const to = (next + formats.length) % formats.length;
    setAt(to);
    event.currentTarget.querySelectorAll("button")[to]?.focus();
  }

  return (
    <div role="toolbar" aria-label={t("composer.formatting")} onKeyDown={onKeyDown} className="flex overflow-x-auto px-1 pt-1">
      {formats.map((kind, index) => {
        const Icon = icons[kind];
        return (
          <IconButton
            key={kind}
            label={t(`composer.format.${kind}`)}
            title={`${t(`composer.format.${kind}`)} (${modifier}+${formatKeys[kind]})`}
            tip={false}
            tabIndex={index === at ? 0 : -1}
            onFocus={() => setAt(index)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => field.current && applyChange(field.current, format(kind, selectedIn(field.current)))}
          >
            <Icon className="size-4" aria-hidden="true" />
          </IconButton>
        );
      })}
    </div>
  );
}
