import { Popover } from "radix-ui";
import { type ReactElement, type ReactNode, useState } from "react";
import { cx } from "./cx.ts";
import { Dialog } from "./Dialog.tsx";
import { wide } from "./use-media.ts";

type Props = {
  title: string;
  /** A button. */
  trigger: ReactElement;
  side?: "top" | "bottom";
  align?: "start" | "end";
  className?: string;
  shape?: "fit" | "tall";
  children: (close: () => void) => ReactNode;
};

/** What opens beside its button, on a phone as a sheet from below. It is open as soon as it is rendered. */
export function Beside({ title, trigger, side = "bottom", align = "start", className, shape, children }: Props) {
  const [shown, setShown] = useState<"beside" | "sheet" | null>(how);
  const close = () => setShown(null);
  return (
    <>
      <Popover.Root open={shown === "beside"} onOpenChange={(open) => setShown(open ? how() : null)}>
        <Popover.Trigger asChild>{trigger}</Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            aria-label={title}
            side={side}
            align={align}
            sideOffset={6}
            collisionPadding={8}
            className={cx("z-50 animate-appear rounded-lg bg-raised shadow-float outline-none", className)}
          >
            {children(close)}
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      {shown === "sheet" && (
        <Dialog title={title} {...(shape && { shape })} onClose={close}>
          {children(close)}
        </Dialog>
      )}
    </>
  );
}

/** Decided when it opens: a phone that is turned keeps what was begun. */
const how = () => (matchMedia(wide).matches ? ("beside" as const) : ("sheet" as const));
