import { cx } from "../ui/cx.ts";

type Props = { label: string; title: string; me: boolean };

/** A name that a message mentions; one's own stands out. */
export function MentionChip({ label, title, me }: Props) {
  return (
    <span
      title={title}
      data-mention={me ? "me" : "other"}
      className={cx("rounded-sm px-0.5 font-[550]", me ? "bg-accent text-on-accent" : "bg-accent-soft text-accent")}
    >
      {label}
    </span>
  );
}
