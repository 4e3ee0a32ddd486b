import type { Chat } from "@chatflow/client";
import type { Channel } from "@chatflow/protocol";
import { useState } from "react";
import { errorText } from "../accounts/field-errors.ts";
import { asChatFlowError } from "../accounts/session.ts";
import { t } from "../i18n/i18n.ts";
import { useOpenDialog } from "../shell/dialogs.ts";
import { notices } from "../shell/notices.ts";
import { createStore, type Store, useReadable } from "../state.ts";
import { type CommandName, readWritten } from "./commands.ts";
import { shortcodesIn } from "./shortcodes.ts";

/** The data of the emoji may have to be fetched first; a message does not wait longer for it. */
const emojiWaitMs = 1_500;

/** For each draft whether it is being sent. Whoever leaves meanwhile and comes back shall not send it once more. */
const sendings = new WeakMap<Store<string>, Store<boolean>>();

function sendingOf(draft: Store<string>): Store<boolean> {
  const found = sendings.get(draft) ?? createStore(false);
  sendings.set(draft, found);
  return found;
}

type Sending = {
  chat: Chat;
  channel: Channel;
  draft: Store<string>;
  /** Sends a text, which stood in the field as `written`. */
  deliver: (text: string, written: string) => void;
};

/** Sends what was written, or does what it commands. What fails stays in the field. */
export function useSend({ chat, channel, draft, deliver }: Sending) {
  const openDialog = useOpenDialog();
  const [unknown, setUnknown] = useState<{ name: string; text: string } | null>(null);
  const sending = sendingOf(draft);
  const busy = useReadable(sending);

  /** One thing at a time; the field waits meanwhile. */
  async function alone(work: () => Promise<void>) {
    if (sending.get()) return;
    sending.set(true);
    try {
      await work();
    } finally {
      sending.set(false);
    }
  }

  function sendText(text: string) {
    setUnknown(null);
    const written = draft.get();
    if (shortcodesIn(text).length === 0) return deliver(text, written);
    // What is kept is the emoji itself: everyone sees the same, whatever names their app knows.
    void alone(async () => {
      const late = new Promise<string>((resolve) => setTimeout(resolve, emojiWaitMs, text));
      const named = import("./resolve-shortcodes.ts").then(({ resolveShortcodes }) => resolveShortcodes(text));
      deliver(await Promise.race([named, late]).catch(() => text), written);
    });
  }

  function run(name: CommandName, argument: string, written: string) {
    void alone(async () => {
      try {
        const { runCommand } = await import("./run-command.ts");
        const outcome = await runCommand(name, argument, { chat, channel, openDialog });
        if (draft.get() === written) draft.set(outcome.draft ?? "");
        if (outcome.told !== undefined) notices.tell("info", outcome.told);
        if (outcome.send !== undefined) deliver(outcome.send, written);
      } catch (error) {
        notices.tell("danger", t("composer.failed", { name, reason: errorText(asChatFlowError(error)) }));
      }
    });
  }

  function send(text: string) {
    const written = readWritten(text);
    if (written.kind === "command") run(written.name, written.argument, text);
    else if (written.kind === "unknown") setUnknown({ name: written.name, text });
    else sendText(written.text);
  }

  return { send, sendText, unknown: unknown?.text === draft.get() ? unknown : null, busy };
}
