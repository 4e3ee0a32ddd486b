import { useSession } from "../accounts/session.ts";
import { useReadable } from "../state.ts";
import { WorkspaceLogo } from "./WorkspaceLogo.tsx";

/** The picture of the workspace that one is signed in to. */
export function WorkspaceMark({ className }: { className?: string }) {
  const state = useReadable(useSession().state);
  return <WorkspaceLogo logo={"workspace" in state ? state.workspace.logo : null} {...(className && { className })} />;
}
