import type { CommandName } from "@chatflow/protocol";
import { askTogether } from "../platform/ask-together.ts";
import type { Handlers } from "../platform/commands.ts";
import { getMe, listPeople, listSessions, revokeSession } from "./actions.ts";
import type { AccountContext } from "./deps.ts";
import { createInvitation, getInvitation, listOpenInvitations, withdrawInvitation } from "./invitation-actions.ts";
import { reportPresence, watchPresence } from "./presence-actions.ts";
import { updateMe } from "./profile-actions.ts";
import { findUsers } from "./queries.ts";
import { signIn, signOut, signUp } from "./sign-in-actions.ts";
import { getWorkspace, updateWorkspace } from "./workspace-actions.ts";

type Domain = "workspace" | "accounts" | "sessions" | "users" | "presence" | "invitations";
export type AccountCommand = Extract<CommandName, `${Domain}.${string}`>;

export function accountHandlers(context: AccountContext): Handlers<AccountCommand> {
  const findUser = askTogether(200, (ids: string[]) => findUsers(context.db.pool, ids));
  return {
    "workspace.get": () => getWorkspace(context),
    "workspace.update": (input, call) => updateWorkspace(context, input, call.caller),
    "accounts.signUp": (input, call) => signUp(context, input, call),
    "accounts.signIn": (input, call) => signIn(context, input, call),
    "accounts.signOut": (_input, call) => signOut(context, call),
    "sessions.list": (_input, call) => listSessions(context, call.caller),
    "sessions.revoke": (input, call) => revokeSession(context, input, call.caller),
    "users.me": (_input, call) => getMe(findUser, call.caller),
    "users.updateMe": (input, call) => updateMe(context, input, call.caller),
    "presence.watch": (input, call) => watchPresence(context, input, call.caller),
    "presence.report": (input, call) => reportPresence(context, input, call.caller),
    "users.list": (input) => listPeople(context, input),
    "invitations.create": (input, call) => createInvitation(context, input, call.caller),
    "invitations.list": (input, call) => listOpenInvitations(context, input, call.caller),
    "invitations.get": (input) => getInvitation(context, input),
    "invitations.revoke": (input, call) => withdrawInvitation(context, input, call.caller),
  };
}
