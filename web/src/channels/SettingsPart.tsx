import { type ReactNode, useId } from "react";

type Props = { title: string; text?: string; children: ReactNode };

/** A group of settings under a heading. */
export function SettingsPart({ title, text, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="text-md font-semibold">
        {title}
      </h2>
      {text && <p className="mt-0.5 text-ink-muted">{text}</p>}
      <div className="mt-3">{children}</div>
    </section>
  );
}
