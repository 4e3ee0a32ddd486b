import { Check, X } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { channelAddress, patterns, preferencesAddress, welcomeAddress } from "../routing/addresses.ts";
import { navigate } from "../routing/location.ts";
import { useReadable } from "../state.ts";
import { cx } from "../ui/cx.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { firstChannel } from "./first-channel.ts";
import { isNew } from "./first-steps.ts";
import { useHints } from "./hints.ts";
import { startTour } from "./tour-step.ts";

/** What somebody new can do next, one line above everything, until it is done or waved away. */
export function FirstSteps() {
  const chat = useChat();
  const me = useReadable(chat.me);
  const hints = useHints();
  const isOver = !me || hints.has("first-steps") || !isNew(me.createdAt, new Date());
  useHello(isOver || hints.has("hello"), () => hints.add("hello"));
  if (isOver) return null;

  function hello() {
    const composer = document.getElementById("composer");
    const first = firstChannel(chat.channels.get()) ?? chat.channels.get()[0];
    if (composer) composer.focus();
    else navigate(first ? channelAddress(first.channel.id) : patterns.home);
  }
  function channels() {
    hints.add("channels");
    navigate(patterns.browse);
  }
  const steps = [
    me.role === "admin" && { text: t("welcome.first.setUp"), done: hints.has("welcome"), act: () => navigate(welcomeAddress("name")) },
    { text: t("welcome.first.hello"), done: hints.has("hello"), act: hello },
    { text: t("welcome.first.profile"), done: me.title !== "", act: () => navigate(preferencesAddress("profile")) },
    { text: t("welcome.first.channels"), done: hints.has("channels"), act: channels },
    { text: t("welcome.first.tour"), done: hints.has("tour"), act: startTour },
  ].filter((step) => step !== false);
  if (steps.every((step) => step.done)) return null;
  return (
    <section aria-label={t("welcome.first.label")} className="flex shrink-0 items-center gap-1 border-line border-b bg-sunken ps-4 pe-2">
      <ul className="flex min-w-0 flex-1 gap-1 overflow-x-auto py-1">
        {steps.map(({ text, done, act }) => (
          <Step key={text} done={done} onAct={act}>
            {text}
          </Step>
        ))}
      </ul>
      <IconButton label={t("welcome.first.dismiss")} tip={false} onClick={() => hints.add("first-steps")}>
        <X className="size-4" />
      </IconButton>
    </section>
  );
}

function Step({ done, onAct, children }: { done: boolean; onAct: () => void; children: string }): ReactNode {
  return (
    <li className="shrink-0">
      <button
        type="button"
        onClick={onAct}
        aria-label={done ? t("welcome.first.done", { step: children }) : undefined}
        className={cx(
          "flex h-7 items-center gap-1.5 rounded-md px-2 text-sm -outline-offset-2 hover:bg-hover pointer-coarse:h-11",
          done ? "text-ink-faint line-through" : "font-[550] text-accent",
        )}
      >
        {done && <Check className="size-3.5" aria-hidden="true" />}
        {children}
      </button>
    </li>
  );
}

/** Tells when the first message of one's own has arrived. */
function useHello(done: boolean, onHello: () => void): void {
  const chat = useChat();
  useEffect(() => {
    if (done) return;
    return chat.client.onEvent((event) => {
      if (event.type === "message.created" && event.message.authorId === chat.me.get()?.id) onHello();
    });
  }, [chat, done, onHello]);
}
