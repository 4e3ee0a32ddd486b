import { cx } from "./cx.ts";
import { hueOf, initialsOf } from "./initials.ts";

type Props = { name: string; seed: string; size?: "xs" | "sm" | "md"; className?: string };

const sizes = {
  xs: "size-5 rounded-sm text-[0.5625rem]",
  sm: "size-7 rounded-md text-[0.6875rem]",
  md: "size-9 rounded-md text-sm",
};

/** Initials on a muted colour that stays the same for one `seed`. Decoration: the name stands beside it. */
export function Avatar({ name, seed, size = "md", className }: Props) {
  const hue = hueOf(seed);
  return (
    <span
      aria-hidden="true"
      className={cx("inline-flex shrink-0 select-none items-center justify-center font-semibold tracking-tight", sizes[size], className)}
      style={{
        backgroundColor: `light-dark(oklch(0.9 0.034 ${hue}), oklch(0.37 0.036 ${hue}))`,
        color: `light-dark(oklch(0.36 0.07 ${hue}), oklch(0.88 0.05 ${hue}))`,
      }}
    >
      {size === "xs" ? shorter(initialsOf(name)) : initialsOf(name)}
    </span>
  );
}

/** Two signs as wide as they are high do not fit into the smallest one. */
function shorter(initials: string): string {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(initials)
    ? ([...initials][0] ?? initials)
    : initials;
}
