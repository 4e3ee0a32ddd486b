import { useChat } from "../chat.ts";
import { useReadable } from "../state.ts";
import { useMedia } from "../ui/use-media.ts";
import { isSending } from "./send-keys.ts";

/** Says of a key whether it sends what is written, as the reader wants it. On a phone none does: there the button sends. */
export function useSendKeys(): (event: Parameters<typeof isSending>[0]) => boolean {
  const sendWith = useReadable(useChat().me)?.preferences.sendWith ?? "enter";
  const byTouch = useMedia("(pointer: coarse)");
  return (event) => !byTouch && isSending(event, sendWith);
}
