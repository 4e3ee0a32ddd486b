import { useEffect } from "react";
import { useChat } from "../chat.ts";

const asked = "chatflow:asked-to-persist";

/**
 * Asks the browser not to clear what is kept when the device runs full. With the first message that somebody sends:
 * then there is something to lose, and a browser that asks them asks somebody who uses the app. Once only.
 */
export function useLastingStorage(): void {
  const chat = useChat();
  useEffect(() => {
    if (!navigator.storage?.persist) return;
    const end = chat.client.onEvent((event) => {
      if (event.type !== "message.created" || event.message.authorId !== chat.me.get()?.id) return;
      end();
      void ask();
    });
    return end;
  }, [chat]);
}

async function ask() {
  try {
    if (localStorage.getItem(asked) || (await navigator.storage.persisted())) return;
    localStorage.setItem(asked, "yes");
    await navigator.storage.persist();
  } catch {
    // Private mode, or forbidden: it stays as the browser likes.
  }
}
