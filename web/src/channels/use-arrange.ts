import type { MemberSettings } from "@chatflow/protocol";
import { useCallback } from "react";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { orTell } from "../shell/or-tell.ts";

/** Arranges a conversation for oneself. It shows at once; should the server refuse, that is told. */
export function useArrange(channelId: string): (change: Partial<MemberSettings>) => void {
  const chat = useChat();
  return useCallback((change) => void orTell(t("channels.menu.notArranged"), chat.arrange(channelId, change)), [chat, channelId]);
}
