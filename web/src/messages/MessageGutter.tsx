import type { User } from "@chatflow/protocol";
import { ProfileButton } from "../accounts/ProfileButton.tsx";
import { Avatar } from "../ui/Avatar.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { clockTime, fullTime } from "./days.ts";
import { usePlace } from "./place.ts";

type Props = { author: User | undefined; createdAt: string; startsGroup: boolean };

/** Left of a message: its author's picture when it begins a group, otherwise the time, when it is pointed at or has the focus. */
export function MessageGutter({ author, createdAt, startsGroup }: Props) {
  const place = usePlace();
  if (!startsGroup) {
    return (
      <time
        dateTime={createdAt}
        title={fullTime(createdAt)}
        className="block text-end text-[0.6875rem] leading-[1.4375rem] whitespace-nowrap text-ink-faint tabular-nums opacity-0 group-hover/row:opacity-100 group-focus-visible/row:opacity-100"
      >
        {clockTime(createdAt).replace(/\s?[AP]M$/i, "")}
      </time>
    );
  }
  if (!author) return <Skeleton className="mt-0.5 size-9 rounded-md" />;
  return (
    <ProfileButton user={author} place={place} decorative className="mt-0.5 flex rounded-md">
      <Avatar name={author.name} seed={author.id} />
    </ProfileButton>
  );
}
