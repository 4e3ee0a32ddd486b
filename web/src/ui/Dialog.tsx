import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import { type ReactNode, useRef, useState } from "react";
import { t } from "../i18n/i18n.ts";
import { cx } from "./cx.ts";
import { IconButton } from "./IconButton.tsx";

type Props = {
  title: string;
  description?: ReactNode;
  onClose: () => void;
  children: ReactNode;
  /** `tall` keeps one height while a list inside it fills and empties. */
  shape?: "fit" | "tall";
};

/** Opens when it is rendered. Keeps the focus inside, closes by Escape, and gives the focus back to where it was. */
export function Dialog({ title, description, onClose, children, shape = "fit" }: Props) {
  const body = useRef<HTMLDivElement>(null);
  const [before] = useState(() => document.activeElement);

  /** A field, else what is chosen or the first button of the question; the cross, which comes before them, only in their absence. */
  function focusFirstField(event: Event) {
    const find = (what: string) => body.current?.querySelector<HTMLElement>(what);
    const first = find("input:not([type=radio]), textarea") ?? find("input:checked") ?? find("button:not(:disabled), a[href]");
    if (!first) return;
    event.preventDefault();
    first.focus();
  }

  function giveFocusBack(event: Event) {
    event.preventDefault();
    // Unless closing led somewhere else, such as into the channel that was made.
    if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
  }

  return (
    <Primitive.Root open onOpenChange={(open) => !open && onClose()}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 animate-appear bg-scrim" />
        <Primitive.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          onOpenAutoFocus={focusFirstField}
          onCloseAutoFocus={giveFocusBack}
          className={cx(
            "fixed z-50 flex animate-rise flex-col bg-raised shadow-dialog outline-none",
            "inset-x-0 bottom-0 max-h-[92dvh] rounded-t-lg",
            "sm:inset-auto sm:top-[12dvh] sm:left-1/2 sm:max-h-[76dvh] sm:w-[28rem] sm:-translate-x-1/2 sm:rounded-lg",
            shape === "tall" && "h-[92dvh] sm:h-[34rem]",
          )}
        >
          <div className="flex items-start gap-3 px-5 pt-4 pb-3">
            <div className="min-w-0 flex-1">
              <Primitive.Title className="text-lg font-semibold wrap-anywhere">{title}</Primitive.Title>
              {description && <Primitive.Description className="mt-0.5 text-ink-muted">{description}</Primitive.Description>}
            </div>
            <Primitive.Close asChild>
              <IconButton label={t("ui.close")} tip={false} className="-me-1.5 pointer-coarse:-my-2 pointer-coarse:-me-2.5">
                <X className="size-4" />
              </IconButton>
            </Primitive.Close>
          </div>
          <div ref={body} className="flex min-h-0 flex-1 flex-col overflow-y-auto px-5 pt-1 pb-5">
            {children}
          </div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
