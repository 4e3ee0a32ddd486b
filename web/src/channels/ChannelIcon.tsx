import type { Channel } from "@chatflow/protocol";
import { Lock, UsersRound } from "lucide-react";
import { useUser } from "../accounts/use-users.ts";
import { useChat } from "../chat.ts";
import { PresenceDot } from "../presence/PresenceDot.tsx";
import { useReadable } from "../state.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { othersIn } from "./title.ts";

/** # for public, a lock for private, the other’s initials for one (with `presence`, whether they are there), a group for several. */
export function ChannelIcon({ channel, presence = false }: { channel: Channel; presence?: boolean }) {
  switch (channel.type) {
    case "public":
      return <Hash />;
    case "private":
      return <Lock className="size-4" aria-hidden="true" />;
    case "direct":
      return <DirectIcon channel={channel} presence={presence} />;
  }
}

function DirectIcon({ channel, presence }: { channel: Channel; presence: boolean }) {
  const me = useReadable(useChat().me);
  const others = othersIn(channel, me?.id);
  if (others.length > 1) return <UsersRound className="size-4" aria-hidden="true" />;
  return <PersonIcon userId={others[0] ?? me?.id ?? ""} presence={presence} />;
}

function PersonIcon({ userId, presence }: { userId: string; presence: boolean }) {
  const user = useUser(userId);
  return (
    <span className="relative flex">
      {user ? <Avatar name={user.name} seed={user.id} size="xs" /> : <Skeleton className="size-5" />}
      {presence && <PresenceDot userId={userId} className="absolute -end-1 -bottom-1 rounded-full bg-side ring-2 ring-side" />}
    </span>
  );
}

/** In one stroke: a sidebar has hundreds of them. */
function Hash() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" className="size-4" aria-hidden="true">
      <path d="M4 9h16M4 15h16M10 3 8 21M16 3l-2 18" />
    </svg>
  );
}
