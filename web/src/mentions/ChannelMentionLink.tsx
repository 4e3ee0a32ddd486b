import { channelAddress } from "../routing/addresses.ts";
import { Link } from "../routing/Link.tsx";

/** `#name` as the way to its channel. */
export function ChannelMentionLink({ channelId, label }: { channelId: string; label: string }) {
  return (
    <Link
      href={channelAddress(channelId)}
      data-channel-mention
      className="rounded-sm bg-accent-soft px-0.5 font-[550] text-accent hover:underline"
    >
      {label}
    </Link>
  );
}
