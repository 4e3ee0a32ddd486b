/** The accounts' door: people, their sessions, how they get in, and the workspace that they get into. */
export { createAccounts } from "./accounts.ts";
export { createPresenceStore } from "./presence-queries.ts";
export { serveLogo } from "./serve-logo.ts";
