import { useId } from "react";

type Props = { label: string; text?: string; checked: boolean; disabled?: boolean; onChange: (on: boolean) => void };

/** Something that is on or off, and changes as soon as it is pressed. */
export function Switch({ label, text, checked, disabled = false, onChange }: Props) {
  const id = useId();
  return (
    <div className="flex items-start gap-4">
      <label htmlFor={id} className="min-w-0 flex-1 cursor-pointer">
        <span className="block font-[550]">{label}</span>
        {text && (
          <span id={`${id}-text`} className="block text-ink-muted">
            {text}
          </span>
        )}
      </label>
      <input
        id={id}
        type="checkbox"
        role="switch"
        checked={checked}
        aria-checked={checked}
        disabled={disabled}
        aria-describedby={text ? `${id}-text` : undefined}
        onChange={(event) => onChange(event.target.checked)}
        className={
          "relative mt-0.5 h-5 w-9 shrink-0 cursor-pointer appearance-none rounded-full bg-line-strong transition-colors checked:bg-accent disabled:cursor-default disabled:opacity-50 " +
          "before:absolute before:inset-y-0.5 before:start-0.5 before:w-4 before:rounded-full before:bg-canvas before:transition-transform checked:before:translate-x-4 rtl:checked:before:-translate-x-4 " +
          "pointer-coarse:my-2 forced-colors:checked:bg-[Highlight] forced-colors:before:bg-[ButtonText]"
        }
      />
    </div>
  );
}
