import { CircleAlert, Info } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";

/** A message beside what it is about: `danger` is announced at once, `info` waits its turn. */
export function Banner({ kind = "info", children, action, className }: Props) {
  const Icon = kind === "danger" ? CircleAlert : Info;
  return (
    <div
      role={kind === "danger" ? "alert" : "status"}
      className={cx(
        "flex items-start gap-2.5 rounded-md px-3 py-2.5",
        kind === "danger" ? "bg-danger-soft text-danger" : "bg-accent-soft text-ink",
        className,
      )}
    >
      <Icon className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      <div className="min-w-0 flex-1 wrap-anywhere">{children}</div>
      {action}
    </div>
  );
}

type Props = { kind?: "info" | "danger"; children: ReactNode; action?: ReactNode; className?: string };
