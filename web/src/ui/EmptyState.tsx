import type { ReactNode } from "react";
import { cx } from "./cx.ts";

type Props = {
  title: string;
  /** 1 where it is all that the page has. */
  level?: 1 | 2;
  children?: ReactNode;
  actions?: ReactNode;
  icon?: ReactNode;
  className?: string;
};

/** What stands where there is nothing yet: what this place is for, and what to do next. */
export function EmptyState({ title, level = 2, children, actions, icon, className }: Props) {
  const Heading = level === 1 ? "h1" : "h2";
  return (
    <div className={cx("mx-auto flex max-w-sm flex-col items-start gap-2", className)}>
      {icon && <span className="mb-1 text-ink-faint">{icon}</span>}
      <Heading className="text-lg font-semibold">{title}</Heading>
      {children && <div className="text-ink-muted">{children}</div>}
      {actions && <div className="mt-3 flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
