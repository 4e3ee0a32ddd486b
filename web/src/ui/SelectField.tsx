import { ChevronDown } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cx } from "./cx.ts";
import { inputClass } from "./TextField.tsx";

type Option = { value: string; title: string; lang?: string };
type Props = {
  label: string;
  name: string;
  value: string;
  options: readonly Option[];
  hint?: ReactNode;
  onChange: (value: string) => void;
  className?: string;
};

/** One of more choices than one would want to read: the browser's own list, which every device knows how to show. */
export function SelectField({ label, name, value, options, hint, onChange, className }: Props) {
  const id = useId();
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1.5 block font-semibold">
        {label}
      </label>
      <div className="relative max-w-72">
        <select
          id={id}
          name={name}
          value={value}
          aria-describedby={hint ? `${id}-note` : undefined}
          onChange={(event) => onChange(event.target.value)}
          className={cx(inputClass, "h-9 appearance-none pe-9 pointer-coarse:h-11 [&>option]:bg-raised [&>option]:text-ink")}
        >
          {options.map(({ value: one, title, lang }) => (
            <option key={one} value={one} lang={lang}>
              {title}
            </option>
          ))}
        </select>
        <ChevronDown className="pointer-events-none absolute inset-y-0 end-3 my-auto size-4 text-ink-faint" aria-hidden="true" />
      </div>
      {hint && (
        <p id={`${id}-note`} className="mt-1.5 text-sm text-ink-muted">
          {hint}
        </p>
      )}
    </div>
  );
}
