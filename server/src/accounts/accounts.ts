import type { Authenticate, Handlers } from "../platform/commands.ts";
import type { Auth } from "./auth.ts";
import { createAuthenticator } from "./authenticator.ts";
import { type AccountCommand, accountHandlers } from "./commands.ts";
import type { AccountDeps } from "./deps.ts";

type Accounts = {
  handlers: Handlers<AccountCommand>;
  authenticate: Authenticate;
  /** Loads better-auth now (half a second of work, 60 MB) rather than with the first sign-in or sign-up. */
  prepare(): Promise<void>;
};

/**
 * The accounts of the server. Ready at once: only signing up and in need better-auth, so neither the start nor a
 * server whose people are all signed in waits for it.
 */
export function createAccounts(deps: AccountDeps): Accounts {
  let loading: Promise<Auth> | undefined;
  const auth = () => {
    loading ??= import("./auth.ts").then(({ createAuth }) => createAuth(deps));
    return loading;
  };
  return {
    handlers: accountHandlers({ ...deps, auth }),
    authenticate: createAuthenticator(deps),
    prepare: async () => {
      await (await auth()).library.$context;
    },
  };
}
