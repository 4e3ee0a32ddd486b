import { useEffect } from "react";
import { useChat } from "../chat.ts";
import { calm } from "../ui/calm.ts";
import { keepApp } from "./updates.ts";

/** What is needed now comes first. */
const afterMs = 2000;

/** Keeps the app for offline, and looks for a new version on each connect: a server that was updated has been restarted. */
export function useKeptApp(): void {
  const { client } = useChat();
  useEffect(() => {
    let isOver = false;
    let end = () => {};
    const timer = setTimeout(async () => {
      await calm();
      if (isOver) return;
      // A browser that refuses has the app as before, from the server.
      const look = await keepApp().catch(() => undefined);
      if (look && !isOver) end = client.onHello(look);
    }, afterMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
      end();
    };
  }, [client]);
}
