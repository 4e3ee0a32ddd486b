import { useEffect } from "react";
import { useChat } from "../chat.ts";
import { allowed } from "./permission.ts";
import { isWorthTelling } from "./policy.ts";
import { isAnyVisible, tellVisible } from "./visible-lock.ts";

/** Calls for somebody who is not looking at any tab of the app when a message comes that is worth it. */
export function useNotifications(): void {
  const chat = useChat();
  useEffect(tellVisible, []);
  useEffect(
    () =>
      chat.client.onEvent((event) => {
        if (event.type !== "message.created" || document.visibilityState !== "hidden" || allowed.get() !== "granted") return;
        const me = chat.me.get();
        const entry = chat.channel(event.channelId).get();
        if (!me || !entry || !isWorthTelling(event.message, me, entry)) return;
        const { message } = event;
        void isAnyVisible().then(async (visible) => {
          if (!visible) (await import("./tell-message.ts")).tellMessage(chat, message, entry.channel);
        });
      }),
    [chat],
  );
}
