import { Search } from "lucide-react";
import { Dialog } from "radix-ui";
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from "react";
import { openDirect } from "../channels/open-direct.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { isApple, isPressed } from "../keyboard/match-keys.ts";
import { channelAddress } from "../routing/addresses.ts";
import { navigate } from "../routing/location.ts";
import { cx } from "../ui/cx.ts";
import { onceClosed } from "../ui/once-closed.ts";
import { ChoiceRow } from "./ChoiceRow.tsx";
import type { Choice } from "./choice.ts";
import { ranked } from "./rank.ts";
import { useActions } from "./use-actions.tsx";
import { usePlaces } from "./use-places.ts";

/** More than fit on a screen, so that there is something to scroll to, and few enough to be drawn at once. */
const most = 30;

type Props = { openId: string | null; onClose: () => void };

/** Goes to a conversation or a person, or does something, by a few letters: arrows move, Enter takes, Escape leaves. */
export function Switcher({ openId, onClose }: Props) {
  const chat = useChat();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [before] = useState(() => document.activeElement);
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const { places, searching } = usePlaces(typed, openId);
  const actions = useActions();
  const choices = ranked(typed, [...places, ...actions], most);
  const current = choices[Math.min(at, choices.length - 1)];

  useLayoutEffect(() => {
    if (current) document.getElementById(`${id}-${current.key}`)?.scrollIntoView({ block: "nearest" });
  }, [id, current]);

  function take(choice: Choice) {
    onClose();
    // Only once it is gone: what comes next may take the focus, which this gives back first.
    onceClosed(() => {
      if (choice.kind === "action") choice.run();
      else if (choice.kind === "person") void openDirect(chat, choice.user.id);
      else navigate(channelAddress(choice.channel.id));
    });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const place = Math.min(at, choices.length - 1);
    if (event.key === "ArrowDown") setAt((place + 1) % Math.max(choices.length, 1));
    else if (event.key === "ArrowUp") setAt((place - 1 + choices.length) % Math.max(choices.length, 1));
    else if (event.key === "PageDown") setAt(Math.min(place + 8, choices.length - 1));
    else if (event.key === "PageUp") setAt(Math.max(place - 8, 0));
    else if (event.key === "Enter" && current) take(current);
    else if (isPressed("mod+k", event.nativeEvent, isApple())) onClose();
    else return;
    event.preventDefault();
  }

  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
          }}
          className={cx(
            "fixed z-50 flex flex-col bg-raised shadow-dialog outline-none",
            "inset-0 pb-[env(safe-area-inset-bottom)]",
            "sm:inset-auto sm:top-[12dvh] sm:left-1/2 sm:h-[28rem] sm:max-h-[76dvh] sm:w-[34rem] sm:-translate-x-1/2 sm:rounded-lg",
          )}
        >
          <Dialog.Title className="sr-only">{t("switcher.title")}</Dialog.Title>
          <div className="flex shrink-0 items-center gap-3 border-line border-b px-4">
            <Search className="size-4 shrink-0 text-ink-faint" aria-hidden="true" />
            <input
              role="combobox"
              aria-label={t("switcher.label")}
              aria-expanded="true"
              aria-controls={id}
              aria-activedescendant={current ? `${id}-${current.key}` : undefined}
              aria-autocomplete="list"
              placeholder={t("switcher.placeholder")}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              enterKeyHint="go"
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
                setAt(0);
              }}
              onKeyDown={onKeyDown}
              className="h-13 min-w-0 flex-1 bg-transparent text-md outline-none"
            />
            <Dialog.Close className="rounded-sm px-1 font-[550] text-accent sm:hidden pointer-coarse:h-11">
              {t("switcher.cancel")}
            </Dialog.Close>
          </div>
          <div ref={list} id={id} role="listbox" aria-label={t("switcher.results")} className="min-h-0 flex-1 overflow-y-auto p-2">
            {choices.map((choice, index) => (
              <ChoiceRow
                key={choice.key}
                id={`${id}-${choice.key}`}
                choice={choice}
                current={choice === current}
                onPoint={() => setAt(index)}
                onTake={() => take(choice)}
              />
            ))}
          </div>
          {choices.length === 0 && (
            <p role="status" className="absolute inset-x-0 top-20 px-6 text-center text-ink-muted">
              {searching ? t("switcher.searching") : t("switcher.nothing", { typed: typed.trim() })}
            </p>
          )}
          <p className="shrink-0 border-line border-t px-4 py-2 text-sm text-ink-faint max-sm:hidden">{t("switcher.hint")}</p>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
