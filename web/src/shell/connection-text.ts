import type { ConnectionState } from "@chatflow/client";
import { t, textOf } from "../i18n/i18n.ts";

export type ConnectionNotice = { text: string; tone: "wait" | "danger"; retry: boolean };

/** What to tell about the connection, or null when there is nothing that anybody needs to know. */
export function connectionNotice(state: ConnectionState, now: number): ConnectionNotice | null {
  switch (state.status) {
    case "idle":
    case "online":
      return null;
    case "connecting":
      return { text: t("shell.connection.connecting"), tone: "wait", retry: false };
    case "waiting": {
      const seconds = Math.max(0, Math.ceil((state.retryAt - now) / 1000));
      return {
        text: seconds > 1 ? t("shell.connection.waiting", { count: seconds }) : t("shell.connection.trying"),
        tone: "wait",
        retry: true,
      };
    }
    case "refused":
      return { text: textOf(`shell.connection.${state.close}`) ?? t("shell.connection.refused"), tone: "danger", retry: true };
  }
}
