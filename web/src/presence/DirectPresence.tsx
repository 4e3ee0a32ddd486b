import { presenceText } from "./presence-text.ts";
import { StatusText } from "./StatusText.tsx";
import { usePresence } from "./use-presence.ts";

/** In the head of a conversation with one other person: whether they are there, and their status. */
export function DirectPresence({ userId }: { userId: string }) {
  const presence = usePresence(userId);
  if (!presence) return null;
  return (
    <p className="flex min-w-0 max-w-full gap-2 text-ink-muted max-md:ps-6.5 max-md:text-xs">
      <span className="min-w-0 truncate md:shrink-0">{presenceText(presence, new Date())}</span>
      <StatusText userId={userId} withText className="truncate max-md:hidden" />
    </p>
  );
}
