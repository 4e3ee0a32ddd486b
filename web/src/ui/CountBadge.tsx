import { cx } from "./cx.ts";

type Props = {
  count: number;
  /** What is counted, for those who hear it. */
  of: string;
  /** Meant for the reader: stands out. */
  loud: boolean;
};

/** How much waits behind an entry of the sidebar. */
export function CountBadge({ count, of, loud }: Props) {
  if (count === 0) return null;
  return (
    <span
      className={cx(
        "shrink-0 rounded-full px-1.5 text-xs font-semibold tabular-nums",
        loud ? "bg-accent text-on-accent" : "bg-pressed text-ink",
      )}
    >
      {count > 99 ? "99+" : count}
      <span className="sr-only"> {of}</span>
    </span>
  );
}
