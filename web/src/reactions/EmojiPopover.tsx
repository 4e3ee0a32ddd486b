import { Popover } from "radix-ui";
import { type ReactElement, useState } from "react";
import { t } from "../i18n/i18n.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { useMedia, wide } from "../ui/use-media.ts";
import { EmojiPicker } from "./EmojiPicker.tsx";

type Props = { trigger: (open: () => void) => ReactElement; onPick: (emoji: string) => void };

/** The picker beside its button, on a phone a sheet from below; it is open as soon as it is loaded. */
export function EmojiPopover({ trigger, onPick }: Props) {
  const [open, setOpen] = useState(true);
  const beside = useMedia(wide);
  const picker = (className: string) => (
    <EmojiPicker
      className={className}
      onPick={(emoji) => {
        setOpen(false);
        onPick(emoji);
      }}
    />
  );
  if (!beside) {
    return (
      <>
        {trigger(() => setOpen(true))}
        {open && (
          <Dialog title={t("reactions.pick")} shape="tall" onClose={() => setOpen(false)}>
            {picker("flex-1")}
          </Dialog>
        )}
      </>
    );
  }
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>{trigger(() => undefined)}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          aria-label={t("reactions.pick")}
          side="top"
          align="end"
          sideOffset={6}
          collisionPadding={8}
          className="z-50 w-78 animate-appear rounded-lg bg-raised p-2.5 shadow-float outline-none"
        >
          {picker("h-90 max-h-[calc(var(--radix-popover-content-available-height)-1.25rem)]")}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
