import { usePresence } from "./use-presence.ts";

/** The status that somebody set: its emoji, with the words in the tip, or both. Nothing when there is none. */
export function StatusText({ userId, withText = false, className }: { userId: string; withText?: boolean; className?: string }) {
  const presence = usePresence(userId);
  if (!presence || (presence.statusEmoji === "" && presence.statusText === "")) return null;
  const { statusEmoji, statusText } = presence;
  return (
    <span dir="auto" className={className} title={withText ? undefined : statusText}>
      {statusEmoji}
      {withText ? ` ${statusText}` : <span className="sr-only"> {statusText}</span>}
    </span>
  );
}
