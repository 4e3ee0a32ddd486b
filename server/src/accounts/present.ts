import {
  type Availability,
  apiPrefix,
  defaultPreferences,
  type Invitation,
  type Me,
  type Preferences,
  type Registration,
  type Role,
  type SessionInfo,
  type User,
  type Workspace,
} from "@chatflow/protocol";

export type PersonRow = {
  id: string;
  username: string;
  name: string;
  title: string;
  time_zone: string;
  role: Role;
  created_at: Date;
};
export type UserRow = PersonRow & { email: string; availability: Availability; receipts: boolean; preferences: Partial<Preferences> };
/** `logo_hash` is null where there is no picture. */
export type WorkspaceRow = { name: string; registration: Registration; needsAdmin: boolean; logo_hash: string | null };
export type SessionRow = { id: string; user_agent: string | null; created_at: Date; expires_at: Date };
export type InvitationRow = { id: string; created_by: string; created_at: Date; expires_at: Date; uses: number; used: number };

export function presentUser(row: PersonRow): User {
  return {
    id: row.id,
    username: row.username,
    name: row.name,
    title: row.title,
    timeZone: row.time_zone,
    role: row.role,
    createdAt: row.created_at.toISOString(),
  };
}

export function presentMe(row: UserRow): Me {
  return {
    ...presentUser(row),
    email: row.email,
    availability: row.availability,
    receipts: row.receipts,
    preferences: { ...defaultPreferences, ...row.preferences },
  };
}

/** Where the workspace's picture is served; each picture has an address of its own, so that it can be kept for ever. */
export const logoPath = `${apiPrefix}/workspace/logo`;

export function presentWorkspace({ logo_hash, ...row }: WorkspaceRow): Workspace {
  return { ...row, logo: logo_hash === null ? null : `${logoPath}?v=${logo_hash}` };
}

export function presentSession(row: SessionRow, currentId: string): SessionInfo {
  return {
    id: row.id,
    current: row.id === currentId,
    userAgent: row.user_agent || null,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
  };
}

export function presentInvitation(row: InvitationRow): Invitation {
  return {
    id: row.id,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    uses: row.uses,
    used: row.used,
  };
}
