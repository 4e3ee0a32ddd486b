import { Circle, CircleCheck, X } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { channelAddress, patterns, preferencesAddress, welcomeAddress } from "../routing/addresses.ts";
import { navigate } from "../routing/location.ts";
import { useReadable } from "../state.ts";
import { cx } from "../ui/cx.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { useMedia, wide } from "../ui/use-media.ts";
import { firstChannel } from "./first-channel.ts";
import { isNew } from "./first-steps.ts";
import { useHints } from "./hints.ts";
import { startTour } from "./tour-step.ts";

/**
 * What somebody new can do next, below the conversations, until it is done or waved away. A phone shows one step at a
 * time: the conversations need the room.
 */
export function FirstSteps() {
  const chat = useChat();
  const me = useReadable(chat.me);
  const hints = useHints();
  const roomForAll = useMedia(wide);
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
  const next = steps.find((step) => !step.done);
  if (!next) return null;
  return (
    <section aria-label={t("welcome.first.label")} className="mb-2 rounded-md bg-sunken pt-1 pb-1.5 ring-1 ring-line ring-inset">
      <div className="flex items-center justify-between ps-2.5 pe-1">
        <h2 className="text-sm font-semibold text-ink-muted">{t("welcome.first.label")}</h2>
        <IconButton label={t("welcome.first.dismiss")} tip={false} onClick={() => hints.add("first-steps")}>
          <X className="size-4" />
        </IconButton>
      </div>
      <ul className="px-1">
        {(roomForAll ? steps : [next]).map(({ text, done, act }) => (
          <Step key={text} done={done} onAct={act}>
            {text}
          </Step>
        ))}
      </ul>
    </section>
  );
}

function Step({ done, onAct, children }: { done: boolean; onAct: () => void; children: string }): ReactNode {
  const Sign = done ? CircleCheck : Circle;
  return (
    <li>
      <button
        type="button"
        onClick={onAct}
        aria-label={done ? t("welcome.first.done", { step: children }) : undefined}
        className={cx(
          "flex h-7 w-full items-center gap-2 rounded-sm px-1.5 text-start text-sm -outline-offset-2 hover:bg-hover pointer-coarse:h-11",
          done ? "text-ink-faint" : "text-ink",
        )}
      >
        <Sign className={cx("size-3.5 shrink-0", done ? "text-accent" : "text-ink-faint")} aria-hidden="true" />
        <span className="min-w-0 truncate">{children}</span>
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
