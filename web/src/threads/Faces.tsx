import { useUsers } from "../accounts/use-users.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";

/** The people who replied last. */
export function Faces({ userIds }: { userIds: readonly string[] }) {
  const users = useUsers(userIds);
  return (
    <span className="flex shrink-0 gap-0.5">
      {userIds.map((id, index) => {
        const user = users[index];
        return user ? <Avatar key={id} name={user.name} seed={id} size="xs" /> : <Skeleton key={id} className="size-5" />;
      })}
    </span>
  );
}
