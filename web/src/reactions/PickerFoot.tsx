import { useRef, useState } from "react";
import { t } from "../i18n/i18n.ts";
import { useReadable } from "../state.ts";
import { cx } from "../ui/cx.ts";
import type { Choice } from "./picker-sections.ts";
import { skinTone, skinTones, toned } from "./skin-tone.ts";

const hand = "✋";

/** What is pointed at, by name and shortcode, and the skin tone for all emoji that have one. */
export function PickerFoot({ shown }: { shown: Choice | null }) {
  const tone = useReadable(skinTone);
  const [choosing, setChoosing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const button = "flex size-8 shrink-0 items-center justify-center rounded-md text-lg hover:bg-hover pointer-coarse:size-11";
  return (
    <div className="-mb-1 flex h-10 shrink-0 items-center gap-2 border-line border-t pt-1 pointer-coarse:h-13">
      {choosing ? (
        <fieldset aria-label={t("reactions.tone")} className="flex flex-1 justify-end gap-0.5">
          {skinTones.map((one) => (
            <button
              key={one}
              type="button"
              // biome-ignore lint/a11y/noAutofocus: it stands where the button was that opened it
              autoFocus={one === tone}
              aria-pressed={one === tone}
              aria-label={t(`reactions.tone.${one}`)}
              title={t(`reactions.tone.${one}`)}
              onClick={() => {
                skinTone.set(one);
                setChoosing(false);
                requestAnimationFrame(() => opener.current?.focus());
              }}
              className={cx(button, one === tone && "bg-accent-soft")}
            >
              {toned(hand, one)}
            </button>
          ))}
        </fieldset>
      ) : (
        <>
          <span className="flex min-w-0 flex-1 items-center gap-2" aria-hidden="true">
            {shown && (
              <>
                <span className="text-xl">{shown.emoji}</span>
                <span className="min-w-0 truncate text-sm">
                  {shown.label} {shown.name && <span className="text-ink-faint">{`:${shown.name}:`}</span>}
                </span>
              </>
            )}
          </span>
          <button
            ref={opener}
            type="button"
            aria-expanded={false}
            aria-label={t("reactions.toneNow", { tone: t(`reactions.tone.${tone}`) })}
            title={t("reactions.tone")}
            onClick={() => setChoosing(true)}
            className={button}
          >
            {toned(hand, tone)}
          </button>
        </>
      )}
    </div>
  );
}
