import { type Channel, limits } from "@chatflow/protocol";
import { ArrowUp } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef } from "react";
import { useChannelTitle } from "../channels/use-channel-title.ts";
import { useChat } from "../chat.ts";
import { fieldDirection } from "../composer/field-direction.ts";
import { UnknownCommand } from "../composer/UnknownCommand.tsx";
import { useSend } from "../composer/use-send.ts";
import { useWritingField } from "../composer/use-writing-field.tsx";
import { t } from "../i18n/i18n.ts";
import { useSendKeys } from "../preferences/use-send-keys.ts";
import { QuotePreview } from "../quotes/QuotePreview.tsx";
import { quoting } from "../quotes/quoting.ts";
import { SendLaterButton } from "../scheduled/SendLaterButton.tsx";
import { ConnectionStatus } from "../shell/ConnectionStatus.tsx";
import { useReadable } from "../state.ts";
import { useMedia } from "../ui/use-media.ts";
import { composerIdOf, editorIdOf } from "./composer-id.ts";
import { afterSending, draftOf } from "./drafts.ts";
import { editing } from "./editing.ts";
import { lastOwnMessage } from "./entries.ts";
import type { Place } from "./place.ts";
import { TypingLine } from "./TypingLine.tsx";

type Props = {
  channel: Channel;
  place: Place;
  /** Beside the field, what a reply has to choose from. */
  options?: ReactNode;
  /** Of a reply: show it in the channel, too. */
  alsoInChannel?: boolean;
  onSent?: () => void;
};

/**
 * Where one writes. Enter sends (or Ctrl+Enter, as one prefers), Shift+Enter breaks the line; on a phone the button sends. ArrowUp in the empty field
 * edits what one said last.
 */
export function Composer({ channel, place, options, alsoInChannel = false, onSent }: Props) {
  const chat = useChat();
  const ready = useReadable(chat.state) === "ready";
  const draft = useMemo(() => draftOf(chat, place), [chat, place]);
  const quoted = useMemo(() => quoting.of(place), [place]);
  const quote = useReadable(quoted);
  const entry = useReadable(useMemo(() => chat.channel(channel.id), [chat, channel.id]));
  const text = useReadable(draft);
  const title = useChannelTitle(channel);
  const field = useRef<HTMLTextAreaElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const writing = useWritingField({ field, anchor: box, text, entry, takesCommands: true });
  const byTouch = useMedia("(pointer: coarse)");
  const sends = useSendKeys();

  // On a phone the keyboard would cover the conversation that one came to read.
  useEffect(() => {
    if (byTouch || !field.current) return;
    field.current.focus();
    const end = field.current.value.length; // a draft goes on where it stopped
    field.current.setSelectionRange(end, end);
  }, [byTouch]);

  const left = limits.messageText - text.length;
  const { send, sendText, unknown, busy } = useSend({ chat, channel, draft, deliver });
  const maySend = ready && !busy && (text.trim() !== "" || quote !== null) && left >= 0;

  function deliver(what: string, written: string) {
    const { threadId } = place;
    const rest = afterSending(draft.get(), written);
    chat.send(channel.id, what, { ...(threadId !== null && { threadId, alsoInChannel }), ...(quote && { quote }) });
    draft.set(rest);
    if (quoted.get() === quote) quoted.set(null);
    onSent?.();
    field.current?.focus();
  }

  function stopQuoting() {
    quoted.set(null);
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (writing.onKey(event)) return;
    if (event.key === "ArrowUp" && text === "") return editLast(event);
    if (!sends(event)) return event.key === "Enter" ? void writing.onNewLine(event) : undefined;
    event.preventDefault();
    if (maySend) send(text);
  }

  function editLast(event: KeyboardEvent) {
    const { entries } = (place.threadId === null ? chat.timeline(channel.id) : chat.thread(channel.id, place.threadId)).get();
    const last = lastOwnMessage(entries, chat.me.get()?.id);
    if (!last) return;
    event.preventDefault();
    editing.begin(place, last);
    document.getElementById(editorIdOf(place))?.focus(); // when it was being edited already
  }

  const name = title === null ? "" : channel.type === "direct" ? title : `#${title}`;
  const label = place.threadId === null ? t("composer.message", { name }) : t("composer.reply");
  return (
    <div className="shrink-0 px-5 pb-[max(env(safe-area-inset-bottom),0.5rem)] max-md:px-3">
      {quote && <QuotePreview message={quote} onRemove={stopQuoting} />}
      {writing.list}
      <div
        ref={box}
        className="rounded-lg bg-canvas ring-1 ring-line-strong transition-shadow ring-inset has-[textarea:focus-visible]:ring-accent"
      >
        {writing.bars}
        {unknown && <UnknownCommand name={unknown.name} onSend={() => sendText(unknown.text)} />}
        <div className="flex items-end gap-1 p-1.5">
          <textarea
            {...writing.attributes}
            readOnly={busy}
            ref={field}
            id={composerIdOf(place)}
            rows={1}
            value={text}
            dir={fieldDirection(text)}
            onChange={(event) => {
              draft.set(event.target.value);
              if (event.target.value.trim() !== "") chat.tellTyping({ channelId: channel.id, threadId: place.threadId ?? undefined });
            }}
            onKeyDown={onKeyDown}
            aria-label={label}
            aria-invalid={left < 0 || undefined}
            placeholder={label}
            enterKeyHint={byTouch ? "enter" : "send"}
            className="max-h-[40dvh] min-h-8 min-w-0 flex-1 resize-none self-center bg-transparent px-2 py-1 text-md outline-none [field-sizing:content] placeholder:truncate"
          />
          {writing.buttons}
          <SendLaterButton
            {...{ place, alsoInChannel, field, onSent }}
            disabled={(text.trim() === "" && quote === null) || busy || left < 0}
          />
          <button
            type="button"
            aria-label={t("composer.send")}
            disabled={!maySend}
            onClick={() => send(text)}
            className="flex size-8 shrink-0 items-center justify-center rounded-md bg-accent text-on-accent transition-colors hover:bg-accent-strong disabled:bg-transparent disabled:text-ink-faint pointer-coarse:size-10"
          >
            <ArrowUp className="size-4.5" aria-hidden="true" />
          </button>
        </div>
      </div>
      <div className="flex h-6 items-center gap-3 px-2 text-xs text-ink-faint">
        {options}
        <TypingLine place={place} />
        <ConnectionStatus className="min-w-0 flex-1 md:hidden" />
        <LengthHint left={left} otherwise={text.length > 0 && !options} />
      </div>
    </div>
  );
}

/** How much may still be written, where that is little; otherwise how a line is broken, for whom that is news. */
function LengthHint({ left, otherwise }: { left: number; otherwise: boolean }) {
  if (left >= 1000) return otherwise && <span className="ms-auto max-md:hidden">{t("composer.newLine")}</span>;
  return (
    <span role="status" className={`ms-auto tabular-nums ${left < 0 ? "font-[550] text-danger" : ""}`}>
      {left < 0 ? t("composer.tooLong", { count: -left }) : t("composer.left", { count: left })}
    </span>
  );
}
