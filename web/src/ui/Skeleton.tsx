import { cx } from "./cx.ts";

/** A quiet stand-in of the size of what is being loaded. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cx("block animate-breathe rounded-sm bg-pressed", className)} />;
}
