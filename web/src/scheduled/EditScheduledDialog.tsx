import type { ScheduledMessage } from "@chatflow/protocol";
import { useState } from "react";
import { errorText } from "../accounts/field-errors.ts";
import { useAction } from "../accounts/use-action.ts";
import { useChat } from "../chat.ts";
import { type PlainKey, t } from "../i18n/i18n.ts";
import { QuotePreview } from "../quotes/QuotePreview.tsx";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Form, type FormValues } from "../ui/Form.tsx";
import { TextArea } from "../ui/TextArea.tsx";
import { TimeField } from "./TimeField.tsx";
import { chosenTime, suggestedTimes } from "./times.ts";
import { withoutShortcodes } from "./without-shortcodes.ts";

type Props = { scheduled: ScheduledMessage; onClose: () => void };

/** Changes what is to be sent later, and when. What was written stays here until the server has it. */
export function EditScheduledDialog({ scheduled, onClose }: Props) {
  const chat = useChat();
  const [fault, setFault] = useState<PlainKey | null>(null);
  const [quote, setQuote] = useState(scheduled.quote);
  // The time of one that could not be sent is over.
  const [start] = useState(() => startOf(scheduled.sendAt));
  const save = useAction(async (written: string, at: Date) => {
    const left = scheduled.quote && !quote ? { quote: null } : {};
    await chat.reschedule(scheduled.id, { text: await withoutShortcodes(written), sendAt: at.toISOString(), ...left });
    onClose();
  });
  function submit(values: FormValues) {
    const chosen = chosenTime(values.when ?? "", new Date());
    setFault("fault" in chosen ? chosen.fault : null);
    if ("at" in chosen) void save.run(values.text ?? "", chosen.at);
  }
  return (
    <Dialog title={t("scheduled.edit.title")} onClose={onClose}>
      <Form className="flex flex-col gap-4" busy={save.busy} outcome={fault ?? save.error} onSubmit={submit}>
        {save.error && <Banner kind="danger">{errorText(save.error)}</Banner>}
        {quote && <QuotePreview message={quote} onRemove={() => setQuote(undefined)} />}
        <TextArea label={t("scheduled.edit.text")} name="text" rows={5} defaultValue={scheduled.text} dir="auto" />
        <TimeField start={start} error={fault ? t(fault) : undefined} />
        <div className="mt-1 flex justify-end gap-2">
          <Button onClick={onClose}>{t("scheduled.cancel")}</Button>
          <Button type="submit" kind="primary" busy={save.busy}>
            {t("scheduled.save")}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

function startOf(sendAt: string): Date {
  const [soon] = suggestedTimes(new Date());
  const at = new Date(sendAt);
  return at.getTime() > Date.now() || !soon ? at : soon.at;
}
