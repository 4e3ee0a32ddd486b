type Props = { title: string; text: string; checked: boolean; disabled?: boolean; onChange: (checked: boolean) => void };

/** Something that is on or off, with a sentence about what it means. It holds at once. */
export function Switch({ title, text, checked, disabled = false, onChange }: Props) {
  return (
    <label className="flex min-h-12 cursor-pointer items-start gap-3 py-2.5 has-disabled:cursor-default">
      <input
        type="checkbox"
        role="switch"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <span className="min-w-0">
        <span className="block font-[550]">{title}</span>
        <span className="block text-ink-muted">{text}</span>
      </span>
    </label>
  );
}
