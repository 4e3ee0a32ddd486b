import { type ReactNode, Suspense } from "react";
import { useSession } from "./accounts/session.ts";
import { nextAddress, patterns, signInAddress } from "./routing/addresses.ts";
import { usePath, useSearch } from "./routing/location.ts";
import { match } from "./routing/match.ts";
import { Redirect } from "./routing/Redirect.tsx";
import { Shell } from "./shell/Shell.tsx";
import { StartingPage, UnreachablePage } from "./shell/StartPages.tsx";
import { viewOf } from "./shell/view.ts";
import { useReadable } from "./state.ts";
import { lazyNamed } from "./ui/lazy-named.ts";
import { isStep } from "./welcome/steps.ts";

const SignInPage = lazyNamed(() => import("./accounts/SignInPage.tsx"), "SignInPage");
const SignUpPage = lazyNamed(() => import("./accounts/SignUpPage.tsx"), "SignUpPage");
const JoinPage = lazyNamed(() => import("./accounts/JoinPage.tsx"), "JoinPage");
const WelcomePage = lazyNamed(() => import("./welcome/WelcomePage.tsx"), "WelcomePage");
const NotFoundPage = lazyNamed(() => import("./shell/NotFoundPage.tsx"), "NotFoundPage");

// Of development only: a production build leaves the condition, and with it the page, out.
const GalleryPage = import.meta.env.DEV ? lazyNamed(() => import("./gallery/GalleryPage.tsx"), "GalleryPage") : null;

/** Which page an address shows, and to whom. */
export function Routes() {
  return <Suspense fallback={<StartingPage />}>{usePage()}</Suspense>;
}

function usePage(): ReactNode {
  const session = useSession();
  const state = useReadable(session.state);
  const path = usePath();
  const search = useSearch();
  if (GalleryPage && path === "/gallery") return <GalleryPage />;
  if (state.status === "checking") return <StartingPage />;
  if (state.status === "unreachable") return <UnreachablePage error={state.error} onRetry={session.check} />;

  const { workspace } = state;
  const signedIn = state.status === "signed-in";
  const isSignIn = match(patterns.signIn, path) !== null;
  const isSignUp = match(patterns.signUp, path) !== null;
  const join = match(patterns.join, path);
  const welcome = match(patterns.welcome, path)?.step;
  const view = viewOf(path);

  if (workspace.needsAdmin) return isSignUp ? <SignUpPage workspace={workspace} /> : <Redirect to={patterns.signUp} />;
  if (join) return <JoinPage key={join.code} code={join.code} signedIn={signedIn} />;
  if (signedIn && welcome !== undefined && isStep(welcome)) return <WelcomePage workspace={workspace} step={welcome} />;
  if (!isSignIn && !isSignUp && !view) return <NotFoundPage />;
  if (state.status === "signed-in") {
    return view ? <Shell workspace={workspace} view={view} /> : <Redirect to={nextAddress(search)} />;
  }
  if (isSignUp) return <SignUpPage workspace={workspace} />;
  if (isSignIn) return <SignInPage workspace={workspace} ended={state.ended !== null} />;
  return <Redirect to={signInAddress(path + search)} />;
}
