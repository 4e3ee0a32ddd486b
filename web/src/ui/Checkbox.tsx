type Props = { label: string; text?: string; checked: boolean; disabled?: boolean; onChange: (on: boolean) => void };

/** One of several things that may be chosen together. */
export function Checkbox({ label, text, checked, disabled = false, onChange }: Props) {
  return (
    <label className="-mx-2 flex cursor-pointer items-start gap-3 rounded-md px-2 py-2 hover:bg-hover has-disabled:cursor-default has-disabled:hover:bg-transparent pointer-coarse:py-3">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <span className="min-w-0 flex-1">
        <span className="block font-[550] wrap-anywhere">{label}</span>
        {text && <span className="block text-ink-muted">{text}</span>}
      </span>
    </label>
  );
}
