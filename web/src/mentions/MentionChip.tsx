import { ProfileButton } from "../accounts/ProfileButton.tsx";
import { usePlace } from "../messages/place.ts";
import { cx } from "../ui/cx.ts";
import type { Mention } from "./mention-names.ts";

/** A name that a message mentions, which opens the card of the person; one's own stands out. */
export function MentionChip({ label, title, me, user }: Mention) {
  const place = usePlace();
  return (
    <span
      title={title}
      data-mention={me ? "me" : "other"}
      className={cx("rounded-sm px-0.5 font-[550]", me ? "bg-accent text-on-accent" : "bg-accent-soft text-accent")}
    >
      {user ? (
        <ProfileButton user={user} place={place} className="rounded-sm font-[inherit] hover:underline">
          {label}
        </ProfileButton>
      ) : (
        label
      )}
    </span>
  );
}
