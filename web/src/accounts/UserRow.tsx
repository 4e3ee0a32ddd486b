import type { User } from "@chatflow/protocol";
import type { ReactNode } from "react";
import { PresenceDot } from "../presence/PresenceDot.tsx";
import { Avatar } from "../ui/Avatar.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { NameAndUsername } from "./NameAndUsername.tsx";

/** One line about a person, as lists of people show it. */
export function UserRow({ user, note }: { user: User | undefined; note?: ReactNode }) {
  if (!user) return <UserRowSkeleton />;
  return (
    <span className="flex h-11 min-w-0 items-center gap-3">
      <span className="relative flex">
        <Avatar name={user.name} seed={user.id} size="sm" />
        <PresenceDot userId={user.id} className="absolute -end-1 -bottom-1 bg-raised ring-2 ring-raised" />
      </span>
      <NameAndUsername user={user} className="font-[550]" />
      {note && <span className="shrink-0 text-sm text-ink-muted">{note}</span>}
    </span>
  );
}

export function UserRowSkeleton() {
  return (
    <span className="flex h-11 items-center gap-3">
      <Skeleton className="size-7 rounded-md" />
      <Skeleton className="h-3.5 w-40" />
    </span>
  );
}
