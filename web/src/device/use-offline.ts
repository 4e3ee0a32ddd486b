import { useChat } from "../chat.ts";
import { useReadable } from "../state.ts";
import { useDelayed } from "../ui/use-delayed.ts";

/** Whether the server has been out of reach for longer than a blink. */
export function useOffline(): boolean {
  const { status } = useReadable(useChat().client.connection);
  return useDelayed(status !== "online", 1200);
}
