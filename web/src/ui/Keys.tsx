import { cx } from "./cx.ts";

/** A combination of keys as it is printed on them, from left to right in every script. */
export function Keys({ names, className }: { names: readonly string[]; className?: string }) {
  return (
    <kbd dir="ltr" className={cx("inline-flex shrink-0 gap-1 font-sans", className)}>
      {names.map((name) => (
        <kbd
          key={name}
          className="min-w-6 rounded-sm bg-sunken px-1.5 py-0.5 text-center font-sans text-xs text-ink-muted ring-1 ring-line ring-inset"
        >
          {name}
        </kbd>
      ))}
    </kbd>
  );
}
