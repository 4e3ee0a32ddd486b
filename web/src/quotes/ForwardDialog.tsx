import { limits, type Message } from "@chatflow/protocol";
import { useState } from "react";
import { errorText } from "../accounts/field-errors.ts";
import { useAction } from "../accounts/use-action.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { messageAddress } from "../routing/addresses.ts";
import { notices } from "../shell/notices.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { inputClass } from "../ui/TextField.tsx";
import { arrivalOf } from "./arrival.ts";
import type { ForwardTarget } from "./forward-targets.ts";
import { QuotePreview } from "./QuotePreview.tsx";
import { TargetPicker, TargetRow } from "./TargetPicker.tsx";

/** How long a forwarded message is waited for; without a connection it goes out later. */
const patienceMs = 8000;

type Props = { message: Message; onClose: () => void };

/** Sends a copy of a message to another conversation, with a word about it if one likes. */
export function ForwardDialog({ message, onClose }: Props) {
  const chat = useChat();
  const [target, setTarget] = useState<ForwardTarget | null>(null);
  const [comment, setComment] = useState("");
  const forward = useAction(async () => {
    if (!target) return;
    const channelId = target.kind === "channel" ? target.id : await openDirect(target.id);
    const id = chat.send(channelId, comment, { quote: message });
    const arrival = await arrivalOf(chat.timeline(channelId), id, patienceMs);
    if (arrival.status === "failed") {
      chat.discard(id);
      throw arrival.error;
    }
    const name = target.kind === "channel" && target.channel.type !== "direct" ? `#${target.title}` : target.title;
    onClose();
    if (arrival.status === "sent") {
      notices.tell("info", t("quotes.forwarded", { place: name }), {
        label: t("quotes.forwarded.show"),
        href: messageAddress(channelId, id),
      });
    } else notices.tell("info", t("quotes.forwardLater", { place: name }));
  });

  async function openDirect(userId: string): Promise<string> {
    const { channel } = await chat.client.call("channels.create", { type: "direct", userIds: [userId] });
    return channel.id;
  }

  return (
    <Dialog title={t("quotes.forward.title")} onClose={onClose} shape="tall">
      <div className="mb-2">
        <QuotePreview message={message} />
      </div>
      {target ? (
        <form
          className="mt-2 flex min-h-0 flex-1 flex-col"
          onSubmit={(event) => {
            event.preventDefault();
            void forward.run();
          }}
        >
          <span className="text-sm font-[550]">{t("quotes.forward.to")}</span>
          <div className="flex items-center gap-2">
            <span className="min-w-0 flex-1">
              <TargetRow target={target} />
            </span>
            <Button size="sm" onClick={() => setTarget(null)}>
              {t("quotes.forward.change")}
            </Button>
          </div>
          <label className="mt-3 block text-sm font-[550]">
            <span className="mb-1.5 block">{t("quotes.forward.comment")}</span>
            <textarea
              value={comment}
              onChange={(event) => setComment(event.target.value)}
              maxLength={limits.messageText}
              rows={3}
              placeholder={t("quotes.forward.commentHint")}
              className={`${inputClass} max-h-60 min-h-20 resize-none py-2 text-base font-normal [field-sizing:content]`}
              autoFocus
            />
          </label>
          {forward.error && (
            <Banner kind="danger" className="mt-3">
              {errorText(forward.error)}
            </Banner>
          )}
          <div className="mt-auto flex justify-end gap-2 pt-4">
            <Button onClick={onClose}>{t("quotes.forward.cancel")}</Button>
            <Button type="submit" kind="primary" busy={forward.busy}>
              {t("quotes.forward")}
            </Button>
          </div>
        </form>
      ) : (
        <TargetPicker onPick={setTarget} />
      )}
    </Dialog>
  );
}
