import { type Availability, limits } from "@chatflow/protocol";
import { X } from "lucide-react";
import { useState } from "react";
import { fieldErrors } from "../accounts/field-errors.ts";
import { useAction } from "../accounts/use-action.ts";
import { useChat } from "../chat.ts";
import { type Key, t } from "../i18n/i18n.ts";
import { EmojiButton } from "../reactions/EmojiButton.tsx";
import { useReadable } from "../state.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Form, type FormValues } from "../ui/Form.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { RadioChoice } from "../ui/RadioChoice.tsx";
import { TextField } from "../ui/TextField.tsx";
import { usePresence } from "./use-presence.ts";

const choices = [
  { value: "auto", title: "presence.auto", text: "presence.autoText" },
  { value: "away", title: "presence.away", text: "presence.untilChanged" },
  { value: "dnd", title: "presence.dnd", text: "presence.untilChanged" },
] as const satisfies { value: Availability; title: Key; text: Key }[];

/** What one tells the others about oneself: a status, whether one is there, and how far one has read. */
export function StatusDialog({ onClose }: { onClose: () => void }) {
  const chat = useChat();
  const me = useReadable(chat.me);
  const presence = usePresence(me?.id ?? "");
  if (!me || !presence) return null;
  return <StatusForm emoji={presence.statusEmoji} text={presence.statusText} {...me} onClose={onClose} />;
}

type Props = { emoji: string; text: string; availability: Availability; receipts: boolean; onClose: () => void };

function StatusForm({ emoji: before, text, availability, receipts, onClose }: Props) {
  const chat = useChat();
  const [emoji, setEmoji] = useState(before);
  const [tells, setTells] = useState(receipts);
  const save = useAction(async (values: FormValues) => {
    const chosen = choices.find(({ value }) => value === values.availability)?.value ?? "auto";
    const statusText = values.text ?? "";
    // A text alone gets a sign of its own, so that it is seen where there is no room for words.
    const statusEmoji = statusText !== "" && emoji === "" ? "💬" : emoji;
    await chat.updateMe({ statusEmoji, statusText, availability: chosen, receipts: tells });
    onClose();
  });
  const { fields, form } = fieldErrors(save.error, ["statusText"]);
  return (
    <Dialog title={t("presence.status.title")} onClose={onClose}>
      <Form className="flex flex-col gap-4" busy={save.busy} outcome={save.error} onSubmit={save.run}>
        {form && <Banner kind="danger">{form}</Banner>}
        <div className="flex items-end gap-2">
          <div className="flex h-9 items-center gap-0.5 pointer-coarse:h-11">
            {emoji === "" ? (
              <EmojiButton label={t("presence.status.emoji")} onPick={setEmoji} />
            ) : (
              <IconButton label={t("presence.status.noEmoji")} onClick={() => setEmoji("")} className="group/emoji text-xl">
                <span className="group-hover/emoji:hidden group-focus-visible/emoji:hidden">{emoji}</span>
                <X className="hidden size-4 group-hover/emoji:block group-focus-visible/emoji:block" />
              </IconButton>
            )}
          </div>
          <TextField
            className="min-w-0 flex-1"
            label={t("presence.status")}
            name="text"
            placeholder={t("presence.status.hint")}
            defaultValue={text}
            maxLength={limits.statusText}
            autoComplete="off"
            error={fields.statusText}
          />
        </div>
        <fieldset>
          <legend className="mb-1.5 text-sm font-[550]">{t("presence.availability")}</legend>
          <div className="flex flex-col gap-0.5">
            {choices.map(({ value, title, text: about }) => (
              <RadioChoice
                key={value}
                name="availability"
                value={value}
                title={t(title)}
                text={t(about)}
                checked={availability === value}
              />
            ))}
          </div>
        </fieldset>
        <Checkbox label={t("presence.receipts")} text={t("presence.receiptsText")} checked={tells} onChange={setTells} />
        <div className="mt-1 flex justify-end gap-2">
          <Button onClick={onClose}>{t("presence.cancel")}</Button>
          <Button type="submit" kind="primary" busy={save.busy}>
            {t("presence.save")}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
