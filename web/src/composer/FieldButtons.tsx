import { Smile, Type } from "lucide-react";
import type { RefObject } from "react";
import { typeIn } from "../autocomplete/type-in.ts";
import { t } from "../i18n/i18n.ts";
import { EmojiButton } from "../reactions/EmojiButton.tsx";
import { useReadable } from "../state.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { onceClosed } from "../ui/once-closed.ts";
import { formattingShown } from "./formatting-shown.ts";

/** Beside a field for Markdown: emoji, and whether the formats are shown. */
export function FieldButtons({ field }: { field: RefObject<HTMLTextAreaElement | null> }) {
  const toolbarShown = useReadable(formattingShown);

  /** At the caret, where it was when the picker took the focus. */
  function insert(emoji: string) {
    onceClosed(() => {
      field.current?.focus();
      if (field.current) typeIn(field.current, emoji);
    });
  }

  return (
    <>
      {/* A phone has emoji on its own keyboard, and no room beside the field. */}
      <EmojiButton
        label={t("composer.emoji")}
        icon={<Smile className="size-4" aria-hidden="true" />}
        onPick={insert}
        className="size-8 max-md:pointer-coarse:hidden"
      />
      <IconButton
        label={t("composer.formatting")}
        aria-pressed={toolbarShown}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => formattingShown.set(!toolbarShown)}
        className="size-8 aria-pressed:bg-hover aria-pressed:text-ink"
      >
        <Type className="size-4" aria-hidden="true" />
      </IconButton>
    </>
  );
}
