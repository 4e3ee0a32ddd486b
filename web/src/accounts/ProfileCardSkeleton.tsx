import { Skeleton } from "../ui/Skeleton.tsx";

/** The shape of a card while its person is being fetched. */
export function ProfileCardSkeleton() {
  return (
    <div className="flex h-30 items-start gap-3">
      <Skeleton className="size-9 rounded-md" />
      <div className="flex flex-col gap-2">
        <Skeleton className="h-4 w-36" />
        <Skeleton className="h-3.5 w-24" />
      </div>
    </div>
  );
}
