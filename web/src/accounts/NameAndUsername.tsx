import { cx } from "../ui/cx.ts";

/** Each in its own direction, side by side in that of the page. Where there is no room for both, the name stays. */
export function NameAndUsername({ user, className }: { user: { name: string; username: string }; className?: string }) {
  return (
    <span className="flex min-w-0 flex-1 gap-1.5">
      <span dir="auto" className={cx("min-w-0 truncate", className)}>
        {user.name}
      </span>{" "}
      <span dir="ltr" className="min-w-0 shrink-999 truncate font-normal text-ink-muted">{`@${user.username}`}</span>
    </span>
  );
}
