import type { ReactNode } from "react";
import { cx } from "./cx.ts";

type Props = { title: string; children?: ReactNode; actions?: ReactNode; icon?: ReactNode; className?: string };

/** What stands where there is nothing yet: what this place is for, and what to do next. */
export function EmptyState({ title, children, actions, icon, className }: Props) {
  return (
    <div className={cx("mx-auto flex max-w-sm flex-col items-start gap-2", className)}>
      {icon && <span className="mb-1 text-ink-faint">{icon}</span>}
      <h2 className="text-lg font-semibold">{title}</h2>
      {children && <div className="text-ink-muted">{children}</div>}
      {actions && <div className="mt-3 flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
