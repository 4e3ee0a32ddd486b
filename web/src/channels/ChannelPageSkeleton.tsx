import { MessagesSkeleton } from "../messages/MessagesSkeleton.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";

export function ChannelPageSkeleton() {
  return (
    <>
      <div className="flex h-header shrink-0 items-center border-line border-b px-5">
        <Skeleton className="h-4 w-36" />
      </div>
      <MessagesSkeleton />
      <div className="shrink-0 px-5 pb-8 max-md:px-3">
        <Skeleton className="h-11 rounded-lg" />
      </div>
    </>
  );
}
