import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx.ts";

type Props = Omit<ComponentProps<"button">, "aria-label"> & { label: string; children: ReactNode; tip?: boolean };

/** A button that is only an icon: its label is what screen readers say and what the tip shows. */
export function IconButton({ label, className, tip = true, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      className={cx(
        "inline-flex size-7 shrink-0 items-center justify-center rounded-md text-ink-muted transition-colors pointer-coarse:size-10",
        "hover:bg-hover hover:text-ink active:bg-pressed disabled:opacity-40 aria-expanded:bg-pressed aria-expanded:text-ink",
        tip && "tip",
        className,
      )}
    />
  );
}
