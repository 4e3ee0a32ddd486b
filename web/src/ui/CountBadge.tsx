import { formatNumber } from "../i18n/format.ts";
import { cx } from "./cx.ts";

type Props = {
  count: number;
  /** How many of what, for those who hear it. */
  text: string;
  /** Meant for the reader: stands out. */
  loud: boolean;
};

/** How much waits behind an entry of the sidebar. */
export function CountBadge({ count, text, loud }: Props) {
  if (count === 0) return null;
  return (
    <span
      className={cx(
        "shrink-0 rounded-full px-1.5 text-xs font-semibold tabular-nums",
        loud ? "bg-accent text-on-accent" : "bg-pressed text-ink",
      )}
    >
      <span aria-hidden="true">{count > 99 ? `${formatNumber(99)}+` : formatNumber(count)}</span>
      <span className="sr-only">{text}</span>
    </span>
  );
}
