import { limits } from "@chatflow/protocol";
import type { RefObject } from "react";
import { t } from "../i18n/i18n.ts";
import { Button } from "../ui/Button.tsx";
import { applyChange } from "./apply-change.ts";
import { codeBlock } from "./format.ts";

/** What was pasted, and where it stands. */
export type Pasted = { from: number; text: string };

type Props = { pasted: Pasted; field: RefObject<HTMLTextAreaElement | null>; text: string; onDone: () => void };

/** What to do with a large paste. It is in the field already; nothing is lost, and each choice can be undone. */
export function PasteOffer({ pasted, field, text, onDone }: Props) {
  const { from, text: given } = pasted;
  const to = from + given.length;
  // Whoever has gone on writing in it has chosen.
  if (text.slice(from, to) !== given) return null;
  const over = text.length - limits.messageText;

  function putInCode() {
    if (field.current) applyChange(field.current, codeBlock({ text: field.current.value, from, to }));
    onDone();
  }
  function cut() {
    const start = Math.max(from, to - over);
    if (field.current) applyChange(field.current, { from: start, to, insert: "", select: [start, start] });
    onDone();
  }
  function keep() {
    field.current?.focus();
    onDone();
  }
  return (
    <div role="status" className="flex flex-wrap items-center gap-x-2 gap-y-1 px-2 py-1 text-sm text-ink-muted">
      <span className="me-auto">
        {over > 0 ? t("composer.paste.over", { count: over }) : t("composer.paste.large", { count: given.length })}
      </span>
      <Button size="sm" onClick={putInCode}>
        {t("composer.paste.code")}
      </Button>
      {over > 0 && (
        <Button size="sm" onClick={cut}>
          {t("composer.paste.cut")}
        </Button>
      )}
      <Button size="sm" kind="plain" onClick={keep}>
        {t("composer.paste.keep")}
      </Button>
    </div>
  );
}
