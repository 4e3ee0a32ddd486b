import { type ComponentProps, type ReactNode, useId } from "react";
import { cx } from "./cx.ts";

export const inputClass =
  "block w-full rounded-md bg-canvas px-3 text-ink ring-1 ring-inset ring-line-strong transition-shadow outline-none " +
  "focus-visible:ring-2 focus-visible:ring-accent aria-invalid:ring-danger aria-invalid:focus-visible:ring-danger disabled:opacity-60";

type Props = Omit<ComponentProps<"input">, "id"> & {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  /** Shown inside the field at its end, such as a button that shows the password. */
  trailing?: ReactNode;
  /** Shown inside the field at its beginning, such as the # of a channel's name. */
  leading?: ReactNode;
};

/** A labelled field; its error replaces its hint, and both are read out with it. */
export function TextField({ label, hint, error, trailing, leading, className, ...rest }: Props) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1.5 block text-sm font-[550]">
        {label}
      </label>
      <div className="relative">
        {leading && (
          <span className="pointer-events-none absolute inset-y-0 start-3 flex items-center text-ink-faint" aria-hidden="true">
            {leading}
          </span>
        )}
        <input
          {...rest}
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={note ? `${id}-note` : undefined}
          className={cx(inputClass, "h-9 pointer-coarse:h-11", leading !== undefined && "ps-8", trailing !== undefined && "pe-10")}
        />
        {trailing && <span className="absolute inset-y-0 end-1 flex items-center">{trailing}</span>}
      </div>
      {note && (
        <p id={`${id}-note`} className={cx("mt-1.5 text-sm", error ? "text-danger" : "text-ink-muted")}>
          {note}
        </p>
      )}
    </div>
  );
}
