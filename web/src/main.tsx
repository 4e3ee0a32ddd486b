import "./kept-first.ts";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createSession, SessionContext } from "./accounts/session.ts";
import { ChatContext } from "./chat.ts";
import { InLanguage } from "./i18n/InLanguage.tsx";
import { loadTexts } from "./i18n/i18n.ts";
import { chat } from "./kept-first.ts";
import { editing } from "./messages/editing.ts";
import { followLook } from "./preferences/follow-look.ts";
import { keptLook, showLook } from "./preferences/look.ts";
import { quoting } from "./quotes/quoting.ts";
import { Routes } from "./routes.tsx";
import { CrashBoundary } from "./shell/CrashBoundary.tsx";
import { notices } from "./shell/notices.ts";
import { firstViewIsThere } from "./ui/first-view.ts";
import { fetchParts, partsNeed } from "./ui/lazy-named.ts";
import { tourStep } from "./welcome/tour-step.ts";
import "./ui/base.css";

partsNeed(loadTexts);

const session = createSession(chat);
session.state.subscribe(() => {
  if (session.state.get().status === "signed-out") {
    editing.clear();
    quoting.clear();
    notices.clear();
    tourStep.set(null);
  }
});
void session.open();

// Before anything is shown: index.html lets nothing be painted until this module has run.
const look = showLook(keptLook());
followLook(chat);

// Once what is needed now is here.
addEventListener("load", () =>
  setTimeout(() => {
    firstViewIsThere(); // or will not be
    void fetchParts();
  }, 2000),
);

const place = document.getElementById("app");
if (!place) throw new Error("index.html has no element #app.");
const root = createRoot(place);
// A language that has to be fetched comes before the first word.
void look.then(() =>
  root.render(
    <StrictMode>
      <CrashBoundary>
        <ChatContext value={chat}>
          <SessionContext value={session}>
            <InLanguage>
              <Routes />
            </InLanguage>
          </SessionContext>
        </ChatContext>
      </CrashBoundary>
    </StrictMode>,
  ),
);
