import type { ReactNode } from "react";

type Props = {
  name: string;
  value: string;
  title: string;
  text?: string;
  icon?: ReactNode;
  checked?: boolean;
  /** For a choice that counts at once; without it the form takes it when it is sent. */
  onChoose?: () => void;
};

/** One of a few choices, with a sentence about what it means. */
export function RadioChoice({ name, value, title, text, icon, checked = false, onChoose }: Props) {
  return (
    <label className="-mx-2 flex cursor-pointer items-start gap-3 rounded-md px-2 py-2 hover:bg-hover has-checked:bg-accent-soft pointer-coarse:py-3">
      <input
        type="radio"
        name={name}
        value={value}
        {...(onChoose ? { checked, onChange: onChoose } : { defaultChecked: checked })}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <span className="min-w-0 flex-1">
        <span className="flex items-center gap-1.5 font-[550]">
          {icon && (
            <span className="text-ink-faint" aria-hidden="true">
              {icon}
            </span>
          )}
          {title}
        </span>
        {text && <span className="block text-ink-muted">{text}</span>}
      </span>
    </label>
  );
}
