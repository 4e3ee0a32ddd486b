import { createChat, createClient, indexedDbStorage } from "@chatflow/client";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createSession, SessionContext } from "./accounts/session.ts";
import { ChatContext } from "./chat.ts";
import { editing } from "./messages/editing.ts";
import { quoting } from "./quotes/quoting.ts";
import { Routes } from "./routes.tsx";
import { CrashBoundary } from "./shell/CrashBoundary.tsx";
import { fetchParts } from "./ui/lazy-named.ts";
import "./ui/base.css";

const chat = createChat(createClient(), { storage: indexedDbStorage() });
const session = createSession(chat);
session.state.subscribe(() => {
  if (session.state.get().status === "signed-out") {
    editing.clear();
    quoting.clear();
  }
});
void session.open();

// Once what is needed now is here.
addEventListener("load", () => setTimeout(() => void fetchParts(), 2000));

const place = document.getElementById("app");
if (!place) throw new Error("index.html has no element #app.");
createRoot(place).render(
  <StrictMode>
    <CrashBoundary>
      <ChatContext value={chat}>
        <SessionContext value={session}>
          <Routes />
        </SessionContext>
      </ChatContext>
    </CrashBoundary>
  </StrictMode>,
);
