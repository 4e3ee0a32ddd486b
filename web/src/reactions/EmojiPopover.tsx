import { Popover } from "radix-ui";
import { type ReactElement, useState } from "react";
import { EmojiGrid } from "./EmojiGrid.tsx";

type Props = { trigger: ReactElement; onPick: (emoji: string) => void };

/** The picker beside its button; it is open as soon as it is loaded. */
export function EmojiPopover({ trigger, onPick }: Props) {
  const [open, setOpen] = useState(true);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>{trigger}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          aria-label="Pick an emoji"
          side="top"
          align="end"
          sideOffset={6}
          collisionPadding={8}
          className="z-50 w-74 animate-appear rounded-lg bg-raised p-2 shadow-float outline-none"
        >
          <EmojiGrid
            onPick={(emoji) => {
              setOpen(false);
              onPick(emoji);
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
