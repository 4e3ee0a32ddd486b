import { useMemo, useState } from "react";
import { errorText } from "../accounts/field-errors.ts";
import { useAction } from "../accounts/use-action.ts";
import { useChat } from "../chat.ts";
import { readWritten } from "../composer/commands.ts";
import { formatDate } from "../i18n/format.ts";
import { type PlainKey, t } from "../i18n/i18n.ts";
import { draftOf } from "../messages/drafts.ts";
import type { Place } from "../messages/place.ts";
import { quoting } from "../quotes/quoting.ts";
import { patterns } from "../routing/addresses.ts";
import { notices } from "../shell/notices.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Form } from "../ui/Form.tsx";
import { TimeField } from "./TimeField.tsx";
import { chosenTime, suggestedTimes } from "./times.ts";
import { withoutShortcodes } from "./without-shortcodes.ts";

type Props = { place: Place; alsoInChannel: boolean; onScheduled: () => void; onClose: () => void };

/** When what stands in the field is to be sent. It stays there until the server has it. */
export function SendLaterDialog({ place, alsoInChannel, onScheduled, onClose }: Props) {
  const chat = useChat();
  const [suggestions] = useState(() => suggestedTimes(new Date()));
  const [fault, setFault] = useState<PlainKey | null>(null);
  const draft = useMemo(() => draftOf(chat, place), [chat, place]);
  const [draftText] = useState(draft.get);
  const [quote] = useState(quoting.of(place).get);
  const written = readWritten(draftText);
  const isCommand = written.kind === "command";

  const schedule = useAction(async (at: Date) => {
    const text = await withoutShortcodes(written.kind === "text" ? written.text : draftText);
    const { channelId, threadId } = place;
    const options = { ...(threadId === null ? {} : { threadId, alsoInChannel }), ...(quote && { quote }) };
    await chat.schedule(channelId, text, at.toISOString(), options);
    if (draft.get() === draftText) draft.set("");
    if (quoting.of(place).get() === quote) quoting.of(place).set(null);
    const time = formatDate(at, "moment");
    notices.tell("info", t("scheduled.done", { time }), { label: t("scheduled.show"), href: patterns.scheduled });
    onClose();
    onScheduled();
  });

  function submit(value: string) {
    const chosen = chosenTime(value, new Date());
    setFault("fault" in chosen ? chosen.fault : null);
    if ("at" in chosen) void schedule.run(chosen.at);
  }

  if (isCommand) {
    return (
      <Dialog title={t("scheduled.later")} onClose={onClose}>
        <Banner kind="danger">{t("scheduled.noCommand")}</Banner>
      </Dialog>
    );
  }
  return (
    <Dialog title={t("scheduled.later")} onClose={onClose}>
      {schedule.error && (
        <Banner kind="danger" className="mb-3">
          {errorText(schedule.error)}
        </Banner>
      )}
      <ul className="-mx-2 mb-4 flex flex-col">
        {suggestions.map(({ key, at }) => (
          <li key={key}>
            <button
              type="button"
              disabled={schedule.busy}
              onClick={() => void schedule.run(at)}
              className="flex min-h-9 w-full items-center justify-between gap-3 rounded-md px-2 text-start hover:bg-hover disabled:opacity-50 pointer-coarse:min-h-11"
            >
              <span className="font-[550]">{t(key)}</span>
              <time dateTime={at.toISOString()} className="text-ink-muted tabular-nums">
                {formatDate(at, "moment")}
              </time>
            </button>
          </li>
        ))}
      </ul>
      <Form
        className="flex flex-col gap-4 border-line border-t pt-4"
        busy={schedule.busy}
        outcome={fault}
        onSubmit={(values) => submit(values.when ?? "")}
      >
        <TimeField start={suggestions[1]?.at ?? new Date()} error={fault ? t(fault) : undefined} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t("scheduled.cancel")}</Button>
          <Button type="submit" kind="primary" busy={schedule.busy}>
            {t("scheduled.schedule")}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
