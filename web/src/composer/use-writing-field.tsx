import type { ChannelEntry } from "@chatflow/protocol";
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, type RefObject, Suspense, useState } from "react";
import { useSuggestions } from "../autocomplete/use-suggestions.tsx";
import { isComposing } from "../messages/is-composing.ts";
import { useGrowing } from "../messages/use-growing.ts";
import { useReadable } from "../state.ts";
import { lazyNamed } from "../ui/lazy-named.ts";
import { applyChange, selectedIn } from "./apply-change.ts";
import { FieldButtons } from "./FieldButtons.tsx";
import { formattingShown } from "./formatting-shown.ts";
import type { Pasted } from "./PasteOffer.tsx";
import { howToPaste, isLargePaste } from "./paste.ts";
import { formatOfKeys } from "./shortcuts.ts";

// Not needed to show a message, nor to write a plain one.
const loadFormat = () => import("./format.ts");
const FormatToolbar = lazyNamed(() => import("./FormatToolbar.tsx"), "FormatToolbar");
const PasteOffer = lazyNamed(() => import("./PasteOffer.tsx"), "PasteOffer");

type Field = {
  field: RefObject<HTMLTextAreaElement | null>;
  /** What lists stand above, and are at most as wide as. */
  anchor: RefObject<HTMLElement | null>;
  text: string;
  entry: ChannelEntry | undefined;
  takesCommands?: boolean;
};

/** What a field for Markdown has wherever one writes: suggestions, formats by key and by button, lists, rich paste. */
export function useWritingField({ field, anchor, text, entry, takesCommands = false }: Field) {
  const suggestions = useSuggestions({ field, anchor, text, entry, takesCommands });
  const toolbarShown = useReadable(formattingShown);
  const [pasted, setPasted] = useState<Pasted | null>(null);
  const [format, setFormat] = useState<Awaited<ReturnType<typeof loadFormat>> | null>(null);
  useGrowing(field, text);

  function wantFormat() {
    if (!format) loadFormat().then(setFormat, () => undefined);
  }

  /** True when the key is done with. */
  function onKey(event: KeyboardEvent<HTMLTextAreaElement>): boolean {
    if (isComposing(event)) return true;
    wantFormat();
    if (suggestions.onKey(event)) return true;
    const selected = selectedIn(event.currentTarget);
    const kind = formatOfKeys(event, selected.from !== selected.to);
    if (!kind) return false;
    event.preventDefault();
    event.stopPropagation();
    const element = event.currentTarget;
    void loadFormat().then((loaded) => applyChange(element, loaded.format(kind, selectedIn(element))));
    return true;
  }

  /** Goes on with a list or a quote on a new line; false where that is an ordinary one. */
  function onNewLine(event: KeyboardEvent<HTMLTextAreaElement>): boolean {
    const change = format?.continueLine(selectedIn(event.currentTarget));
    if (!change) return false;
    event.preventDefault();
    applyChange(event.currentTarget, change);
    return true;
  }

  function onPaste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const element = event.currentTarget;
    const selected = selectedIn(element);
    const plain = event.clipboardData.getData("text/plain");
    const html = event.clipboardData.getData("text/html");
    const how = howToPaste({
      plain,
      html,
      before: selected.text.slice(0, selected.from),
      chosen: selected.text.slice(selected.from, selected.to),
    });
    if (how === "link") {
      event.preventDefault();
      void loadFormat().then((loaded) => applyChange(element, loaded.link(selectedIn(element), plain.trim())));
    } else if (how === "rich") {
      event.preventDefault();
      void import("./rich-text.ts").then(
        ({ toMarkdown }) => paste(element, toMarkdown(html) || plain),
        () => paste(element, plain),
      );
    } else if (isLargePaste(plain, selected.text.length - (selected.to - selected.from))) {
      event.preventDefault();
      paste(element, plain);
    }
  }

  function paste(element: HTMLTextAreaElement, given: string) {
    const insert = given.replaceAll(/\r\n?/g, "\n");
    const { text: before, from, to } = selectedIn(element);
    const end = from + insert.length;
    applyChange(element, { from, to, insert, select: [end, end] });
    if (isLargePaste(insert, before.length - (to - from))) setPasted({ from, text: insert });
  }

  const bars: ReactNode = (
    <Suspense fallback={null}>
      {pasted && <PasteOffer pasted={pasted} field={field} text={text} onDone={() => setPasted(null)} />}
      {toolbarShown && <FormatToolbar field={field} />}
    </Suspense>
  );
  return {
    attributes: { ...suggestions.attributes, onPaste },
    onKey,
    onNewLine,
    list: suggestions.list,
    bars,
    buttons: <FieldButtons field={field} />,
  };
}
