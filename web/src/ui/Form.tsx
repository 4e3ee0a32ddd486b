import { type ReactNode, useEffect, useRef } from "react";

export type FormValues = Record<string, string>;

type Props = {
  onSubmit: (values: FormValues) => void;
  busy: boolean;
  /** What came back last; when it changes, the first field marked invalid gets the focus, and so is read out. */
  outcome: unknown;
  children: ReactNode;
  className?: string;
  label?: string;
};

/** A form that hands over its fields' values by name. The server's answer, not the browser's bubbles, says what is wrong. */
export function Form({ onSubmit, busy, outcome, children, className, label }: Props) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (outcome) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [outcome]);
  return (
    <form
      ref={form}
      noValidate
      aria-label={label}
      aria-busy={busy}
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        if (busy) return;
        const values: FormValues = {};
        for (const [name, value] of new FormData(event.currentTarget)) if (typeof value === "string") values[name] = value;
        onSubmit(values);
      }}
    >
      {children}
    </form>
  );
}
