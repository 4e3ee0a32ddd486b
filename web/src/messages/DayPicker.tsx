import { Popover } from "radix-ui";
import { type FormEvent, type RefObject, useState } from "react";
import { t } from "../i18n/i18n.ts";
import { Button } from "../ui/Button.tsx";
import { TextField } from "../ui/TextField.tsx";
import { dateOf, startOf } from "./dates.ts";
import type { Go } from "./use-jump.ts";

type Props = { moment: string; go: Go; opener: RefObject<HTMLElement | null>; onClose: () => void };

/** Asks for a day of the conversation and goes to its first message. */
export function DayPicker({ moment, go, opener, onClose }: Props) {
  const [date, setDate] = useState(() => dateOf(new Date(moment)));
  const at = startOf(date);
  function show(event: FormEvent) {
    event.preventDefault();
    if (at === undefined) return;
    onClose();
    go({ at });
  }
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Anchor className="absolute inset-0 -z-10" />
      <Popover.Portal>
        <Popover.Content
          aria-label={t("messages.day.title")}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            opener.current?.focus({ preventScroll: true });
          }}
          sideOffset={6}
          collisionPadding={12}
          className="z-40 w-64 rounded-lg bg-raised p-3 shadow-float"
        >
          <form onSubmit={show} className="flex flex-col gap-3">
            <TextField
              type="date"
              required
              label={t("messages.day.label")}
              value={date}
              max={dateOf(new Date())}
              onChange={(event) => setDate(event.target.value)}
            />
            <div className="flex justify-between gap-2">
              <Button
                type="button"
                onClick={() => {
                  onClose();
                  go({ seq: 0 });
                }}
              >
                {t("messages.day.first")}
              </Button>
              <Button type="submit" kind="primary" disabled={at === undefined}>
                {t("messages.day.show")}
              </Button>
            </div>
          </form>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
