import type { ConnectionState } from "@chatflow/client";
import type { CloseName } from "@chatflow/protocol";

export type ConnectionNotice = { text: string; tone: "wait" | "danger"; retry: boolean };

/** What to tell about the connection, or null when there is nothing that anybody needs to know. */
export function connectionNotice(state: ConnectionState, now: number): ConnectionNotice | null {
  switch (state.status) {
    case "idle":
    case "online":
      return null;
    case "connecting":
      return { text: "Connecting…", tone: "wait", retry: false };
    case "waiting": {
      const seconds = Math.max(0, Math.ceil((state.retryAt - now) / 1000));
      return { text: seconds > 1 ? `Offline, next try in ${seconds} s` : "Offline, trying now…", tone: "wait", retry: true };
    }
    case "refused":
      return { text: refusals[state.close] ?? "The server refused the connection. Reload the page.", tone: "danger", retry: true };
  }
}

const refusals: Partial<Record<CloseName, string>> = {
  unauthenticated: "You were signed out. Reload the page to sign in.",
  session_revoked: "This session was ended. Reload the page to sign in.",
  foreign_origin: "The server does not know this address. An admin can set CHATFLOW_PUBLIC_URL to it.",
  frame_too_large: "Something was too large to send. Reload the page.",
};
