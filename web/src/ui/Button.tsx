import type { ComponentProps } from "react";
import { cx } from "./cx.ts";
import { Spinner } from "./Spinner.tsx";

const kinds = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong",
  quiet: "text-ink hover:bg-hover active:bg-pressed ring-1 ring-inset ring-line",
  plain: "text-ink-muted hover:text-ink hover:bg-hover active:bg-pressed",
  danger: "bg-danger text-on-danger hover:bg-danger-strong",
};

/** The look of a button, for a link that stands beside one. */
export function buttonClass(kind: keyof typeof kinds = "quiet", size: "md" | "sm" = "md"): string {
  return cx(
    "relative inline-flex shrink-0 select-none items-center justify-center gap-1.5 rounded-md font-[550] transition-colors disabled:opacity-50",
    size === "md" ? "h-9 px-3.5 pointer-coarse:h-11" : "h-7 px-2.5 text-sm pointer-coarse:h-10",
    kinds[kind],
  );
}

type Props = ComponentProps<"button"> & { kind?: keyof typeof kinds; size?: "md" | "sm"; busy?: boolean };

/** A busy button keeps its width and its focus, and cannot be pressed again. */
export function Button({ kind = "quiet", size = "md", busy = false, className, children, disabled, onClick, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={busy || undefined}
      disabled={disabled}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={cx(buttonClass(kind, size), className)}
    >
      <span className={cx("inline-flex items-center gap-1.5", busy && "opacity-0")}>{children}</span>
      {busy && <Spinner className="absolute" />}
    </button>
  );
}
