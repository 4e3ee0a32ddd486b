import { presenceText } from "./presence-text.ts";
import { StatusText } from "./StatusText.tsx";
import { usePresence } from "./use-presence.ts";

/** In the head of a conversation with one other person: whether they are there, and their status. */
export function DirectPresence({ userId }: { userId: string }) {
  const presence = usePresence(userId);
  if (!presence) return null;
  return (
    <p className="flex min-w-0 gap-2 truncate text-ink-muted max-md:text-xs">
      <span className="shrink-0">{presenceText(presence, new Date())}</span>
      <StatusText userId={userId} withText className="truncate max-md:hidden" />
    </p>
  );
}
