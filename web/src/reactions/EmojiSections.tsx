import { memo, startTransition, useEffect, useState } from "react";
import { t } from "../i18n/i18n.ts";
import { emojiGroups } from "./emoji-groups.ts";
import { columns } from "./grid-step.ts";
import type { Choice, Section } from "./picker-sections.ts";

type Handlers = { onPick: (emoji: string) => void; onShow: (choice: Choice) => void };

/** As many as fill the picker; the others are made right after they are on the screen. */
const firstSections = 2;

/** The emoji in their groups. Those that are scrolled away are not laid out. */
export const EmojiSections = memo(function EmojiSections({ sections, ...handlers }: { sections: readonly Section[] } & Handlers) {
  const [whole, setWhole] = useState(false);
  useEffect(() => startTransition(() => setWhole(true)), []);
  return (whole ? sections : sections.slice(0, firstSections)).map((section, index) => (
    <EmojiSection key={section.group} section={section} isFirst={index === 0} {...handlers} />
  ));
});

const EmojiSection = memo(function EmojiSection({
  section: { group, choices },
  isFirst,
  onPick,
  onShow,
}: { section: Section; isFirst: boolean } & Handlers) {
  const title = t(emojiGroups.find((one) => one.group === group)?.title ?? "reactions.group.found");
  const height = `auto ${Math.ceil(choices.length / columns) * 2.25 + 1.75}rem`;
  return (
    <section aria-label={title} data-group={group} className="[content-visibility:auto]" style={{ containIntrinsicBlockSize: height }}>
      <h3 className="flex h-7 items-end pb-1 text-xs font-[550] text-ink-muted">{title}</h3>
      <div className="grid grid-cols-8">
        {choices.map((choice, index) => (
          <button
            key={choice.emoji}
            type="button"
            data-emoji={choice.emoji}
            // Tab stops at the first; the arrows go on from there.
            tabIndex={isFirst && index === 0 ? 0 : -1}
            aria-label={choice.label}
            onClick={() => onPick(choice.emoji)}
            onPointerEnter={() => onShow(choice)}
            onFocus={() => onShow(choice)}
            className="flex h-9 items-center justify-center rounded-md text-xl hover:bg-hover focus-visible:bg-hover focus-visible:-outline-offset-2 pointer-coarse:h-11 pointer-coarse:text-2xl"
          >
            {choice.emoji}
          </button>
        ))}
      </div>
    </section>
  );
});
