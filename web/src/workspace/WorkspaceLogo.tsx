import { cx } from "../ui/cx.ts";
import { Logo } from "../ui/Logo.tsx";

type Props = { logo: string | null; className?: string };

/** The workspace's picture, or ChatFlow's mark where it has none. Decoration: its name stands beside it. */
export function WorkspaceLogo({ logo, className }: Props) {
  if (logo === null) return <Logo className={cx("text-accent", className)} />;
  return <img src={logo} alt="" className={cx("rounded-sm object-cover", className)} />;
}
