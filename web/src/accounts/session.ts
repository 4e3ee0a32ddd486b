import type { Chat, Timeline } from "@chatflow/client";
import { ChatFlowError, type CloseName, type Workspace } from "@chatflow/protocol";
import { createContext, use } from "react";
import { forgetKept } from "../kept.ts";
import { patterns } from "../routing/addresses.ts";
import { navigate } from "../routing/location.ts";
import { viewOf } from "../shell/view.ts";
import { createStore, type Store } from "../state.ts";

/** Whether somebody is signed in here, and to what. */
export type SessionState =
  | { status: "checking" }
  | { status: "unreachable"; error: ChatFlowError }
  | { status: "signed-out"; workspace: Workspace; ended: CloseName | null }
  | { status: "signed-in"; workspace: Workspace };

export type Session = {
  state: Store<SessionState>;
  /** At the start: shows what is kept here, if anything is, while the server is asked. */
  open(): Promise<void>;
  /** Asks the server before anything is shown; called by "try again". */
  check(): Promise<void>;
  /** After signing in or up: the cookie is set, so everything can be loaded. */
  begin(): Promise<void>;
  signOut(): Promise<void>;
  /** Shows a change that was made to the workspace. */
  setWorkspace(workspace: Workspace): void;
};

/** So long a page waits for what is kept of its conversation, in milliseconds. */
const mostMs = 50;

/** Resolves once it is loaded, or cannot be, or after so many milliseconds. */
function settled(timeline: Timeline, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const look = () => timeline.get().status !== "loading" && end();
    const unsubscribe = timeline.subscribe(look);
    const timer = setTimeout(end, ms);
    function end() {
      clearTimeout(timer);
      unsubscribe();
      resolve();
    }
    look();
  });
}

export function createSession(chat: Chat): Session {
  const { client } = chat;
  const state = createStore<SessionState>({ status: "checking" });
  let isSigningOut = false;

  /**
   * Who was here before sees at once what was there. Whether their session still lives is what the connection finds out:
   * if not, it is refused, and they are signed out below.
   */
  async function open() {
    const restoring = chat.restore();
    const conversation = ofAddress();
    const isKept = await restoring;
    const workspace = chat.workspace.get();
    // Also where nothing is kept: whoever is signed in should not wait for one answer after the other.
    chat.start();
    if (!isKept || !workspace) return check();
    // Drawn once, with its messages, instead of empty first. Where they are not kept, they are not waited for.
    if (conversation) await settled(conversation, mostMs);
    const close = endedBy();
    if (close) return end(close); // it was refused meanwhile
    state.set({ status: "signed-in", workspace });
  }

  async function check(ended: CloseName | null = null) {
    state.set({ status: "checking" });
    try {
      const [workspace, signedIn] = await Promise.all([client.call("workspace.get", {}), isSignedIn()]);
      if (signedIn) chat.start();
      // Whoever was here before, in whichever tab, is signed out: nothing of theirs stays in this browser.
      else await wipe();
      state.set(signedIn ? { status: "signed-in", workspace } : { status: "signed-out", workspace, ended });
    } catch (error) {
      state.set({ status: "unreachable", error: asChatFlowError(error) });
    }
  }

  /** The conversation that the address leads to: it begins to load. */
  function ofAddress(): Timeline | undefined {
    const view = viewOf(location.pathname);
    return view?.kind === "channel" ? chat.timeline(view.channelId) : undefined;
  }

  /** Nothing is shown of an account whose data is just being removed. */
  async function end(ended: CloseName | null) {
    state.set({ status: "checking" });
    await wipe();
    await check(ended);
  }

  function wipe(): Promise<void> {
    forgetKept();
    return chat.wipe();
  }

  async function isSignedIn(): Promise<boolean> {
    try {
      await client.call("users.me", {});
      return true;
    } catch (error) {
      if (error instanceof ChatFlowError && error.code === "unauthenticated") return false;
      throw error;
    }
  }

  chat.workspace.subscribe(() => {
    const workspace = chat.workspace.get();
    if (workspace) setWorkspace(workspace);
  });

  function setWorkspace(workspace: Workspace) {
    const now = state.get();
    if (now.status === "signed-in") state.set({ ...now, workspace });
  }

  /** How the server said that nobody is signed in here any more. */
  function endedBy(): CloseName | null {
    const connection = client.connection.get();
    if (connection.status !== "refused") return null;
    const { close } = connection;
    return close === "unauthenticated" || close === "session_revoked" ? close : null;
  }

  // A session that was ended elsewhere closes the socket; then this browser is signed out as well.
  client.connection.subscribe(() => {
    const close = endedBy();
    if (close && state.get().status === "signed-in" && !isSigningOut) void end(close);
  });

  return {
    state,
    open,
    check: () => check(),
    begin: () => check(),
    async signOut() {
      // The server closes the line as well, which is no news then.
      isSigningOut = true;
      try {
        await client.call("accounts.signOut", {});
        const ended = end(null);
        navigate(patterns.home, { replace: true }); // the next person here need not know what was open
        await ended;
      } finally {
        isSigningOut = false;
      }
    },
    setWorkspace,
  };
}

/** Whatever was thrown, as an error that can be shown. */
export function asChatFlowError(error: unknown): ChatFlowError {
  return error instanceof ChatFlowError
    ? error
    : new ChatFlowError("internal", { message: "Something in this page went wrong. Reload it." });
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error("useSession needs a SessionContext around it.");
  return session;
}
