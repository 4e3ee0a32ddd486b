import type { Registration, Role } from "@chatflow/protocol";

/** By what right somebody may make an account, or `closed`. */
export type Entry = "first" | "open" | "invitation" | "closed";

export function entryFor(workspace: { needsAdmin: boolean; registration: Registration }, hasInvitation: boolean): Entry {
  if (workspace.needsAdmin) return "first";
  if (workspace.registration === "open") return "open";
  return hasInvitation ? "invitation" : "closed";
}

export function mayUpdateWorkspace(role: Role): boolean {
  return role === "admin";
}

/** Whether the invitations of others are theirs to see and to withdraw. */
export function managesInvitations(role: Role): boolean {
  return role === "admin";
}
