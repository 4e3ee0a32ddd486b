import { limits, type Message } from "@chatflow/protocol";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { errorText } from "../accounts/field-errors.ts";
import { refused } from "../accounts/refused.ts";
import { useAction } from "../accounts/use-action.ts";
import { useChat } from "../chat.ts";
import { fieldDirection } from "../composer/field-direction.ts";
import { useWritingField } from "../composer/use-writing-field.tsx";
import { t } from "../i18n/i18n.ts";
import { useSendKeys } from "../preferences/use-send-keys.ts";
import { useReadable } from "../state.ts";
import { Button } from "../ui/Button.tsx";
import { useMedia } from "../ui/use-media.ts";
import { composerIdOf, editorIdOf } from "./composer-id.ts";
import { type Edit, editing } from "./editing.ts";
import type { Place } from "./place.ts";

/** Changes a message where it stands. Enter saves, Shift+Enter breaks the line, Escape leaves it as it was. */
export function MessageEditor({ message, edit, place }: { message: Message; edit: Edit; place: Place }) {
  const chat = useChat();
  const text = useReadable(edit.text);
  const field = useRef<HTMLTextAreaElement>(null);
  const byTouch = useMedia("(pointer: coarse)");
  const sends = useSendKeys();
  const entry = useReadable(useMemo(() => chat.channel(message.channelId), [chat, message.channelId]));
  const writing = useWritingField({ field, anchor: field, text, entry });
  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(-1, -1);
  }, []);

  function close() {
    editing.end(place);
    if (!byTouch) document.getElementById(composerIdOf(place))?.focus();
  }

  const [tried, setTried] = useState<string | null>(null);
  const save = useAction(async () => {
    setTried(text);
    if (text.trim() === "" && !message.quote) throw refused(t("composer.edit.empty"));
    if (text.length > limits.messageText) {
      throw refused(t("composer.edit.tooLong", { count: text.length - limits.messageText }));
    }
    if (text !== message.text) chat.edit(message.channelId, message.id, text);
    close();
  });

  // What is said about a text is not about the next one.
  const error = text === tried ? save.error : null;

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (writing.onKey(event)) return;
    if (event.key === "Escape") {
      event.preventDefault();
      close();
    } else if (event.key === "Enter") {
      if (!sends(event)) return void writing.onNewLine(event);
      event.preventDefault();
      void save.run();
    }
  }

  return (
    // A finger that rests on a button of it does not ask what can be done with the message.
    <div className="my-1" onPointerDown={(event) => event.stopPropagation()}>
      {writing.list}
      {writing.bars}
      <textarea
        {...writing.attributes}
        ref={field}
        id={editorIdOf(place)}
        rows={1}
        value={text}
        dir={fieldDirection(text)}
        onChange={(event) => edit.text.set(event.target.value)}
        onKeyDown={onKeyDown}
        aria-label={t("composer.edit")}
        aria-invalid={error ? true : undefined}
        className="block max-h-[40dvh] min-h-8 w-full resize-none rounded-md bg-canvas px-2.5 py-1.5 text-md ring-1 ring-line-strong outline-none ring-inset [field-sizing:content] focus-visible:ring-accent"
      />
      {error && (
        <p role="alert" className="mt-1 text-sm text-danger">
          {t("composer.edit.notSaved", { reason: errorText(error) })}
        </p>
      )}
      <div className="mt-1.5 flex items-center gap-2">
        <Button kind="primary" size="sm" busy={save.busy} onClick={() => void save.run()}>
          {t("composer.edit.save")}
        </Button>
        <Button kind="plain" size="sm" onClick={close}>
          {t("composer.edit.cancel")}
        </Button>
        {writing.buttons}
        <span className="ms-1 text-xs text-ink-faint max-md:hidden pointer-coarse:hidden">{t("composer.edit.keys")}</span>
      </div>
    </div>
  );
}
