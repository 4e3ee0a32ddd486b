import type { Availability, Invitation, Me, Role, SessionInfo, User } from "@chatflow/protocol";

export type PersonRow = { id: string; username: string; name: string; role: Role; created_at: Date };
export type UserRow = PersonRow & { email: string; availability: Availability; receipts: boolean };
export type SessionRow = { id: string; user_agent: string | null; created_at: Date; expires_at: Date };
export type InvitationRow = { id: string; created_by: string; created_at: Date; expires_at: Date; uses: number; used: number };

export function presentUser(row: PersonRow): User {
  return { id: row.id, username: row.username, name: row.name, role: row.role, createdAt: row.created_at.toISOString() };
}

export function presentMe(row: UserRow): Me {
  return { ...presentUser(row), email: row.email, availability: row.availability, receipts: row.receipts };
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
