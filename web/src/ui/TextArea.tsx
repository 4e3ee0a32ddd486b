import { type ComponentProps, type ReactNode, useId } from "react";
import { cx } from "./cx.ts";
import { inputClass } from "./TextField.tsx";

type Props = Omit<ComponentProps<"textarea">, "id"> & { label: string; hint?: ReactNode; error?: string | undefined };

/** A labelled field of several lines; its error replaces its hint, and both are read out with it. */
export function TextArea({ label, hint, error, className, ...rest }: Props) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1.5 block text-sm font-[550]">
        {label}
      </label>
      <textarea
        {...rest}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        className={cx(inputClass, "resize-y py-2")}
      />
      {note && (
        <p id={`${id}-note`} className={cx("mt-1.5 text-sm", error ? "text-danger" : "text-ink-muted")}>
          {note}
        </p>
      )}
    </div>
  );
}
