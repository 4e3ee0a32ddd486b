import type { User } from "@chatflow/protocol";
import { type ReactNode, Suspense, useState } from "react";
import { t } from "../i18n/i18n.ts";
import type { Place } from "../messages/place.ts";
import { lazyNamed } from "../ui/lazy-named.ts";

const loadPopover = () => import("./ProfilePopover.tsx");
const ProfilePopover = lazyNamed(loadPopover, "ProfilePopover");

type Props = {
  user: Pick<User, "id" | "name">;
  /** Where "Mention" writes; null where there is nothing to write in. */
  place: Place | null;
  children: ReactNode;
  className?: string;
  /** Beside a name that opens the same: reached by pointer only, and not read out twice. */
  decorative?: boolean;
  tabIndex?: number;
};

/** A name or a picture that opens the card of the person. The card is loaded when it is first pointed at or opened. */
export function ProfileButton({ user, place, children, className, decorative = false, tabIndex }: Props) {
  const [wanted, setWanted] = useState(false);
  const button = (onClick?: () => void) => (
    <button
      type="button"
      dir="auto"
      aria-haspopup="dialog"
      aria-label={t("accounts.profile.of", { name: user.name })}
      {...(decorative ? { tabIndex: -1, "aria-hidden": true } : { tabIndex })}
      onPointerEnter={() => void loadPopover()}
      onClick={onClick}
      className={className}
    >
      {children}
    </button>
  );
  const resting = button(() => setWanted(true));
  if (!wanted) return resting;
  return (
    <Suspense fallback={resting}>
      <ProfilePopover userId={user.id} place={place} trigger={button()} />
    </Suspense>
  );
}
