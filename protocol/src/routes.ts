/**
 * Where each command is found over HTTP, below `/api/v1`. Kept apart from the schemas so that a browser that only
 * calls commands does not load them. Path parameters are fields of the command's input.
 */
export const routes = {
  "workspace.get": "GET /workspace",
  "workspace.update": "PATCH /workspace",
  "accounts.signUp": "POST /accounts",
  "accounts.signIn": "POST /session",
  "accounts.signOut": "DELETE /session",
  "sessions.list": "GET /sessions",
  "sessions.revoke": "DELETE /sessions/:sessionId",
  "users.me": "GET /users/me",
  "users.updateMe": "PATCH /users/me",
  "users.list": "GET /users",
  "presence.watch": "PUT /presence/watched",
  "presence.report": "PUT /presence",
  "invitations.create": "POST /invitations",
  "invitations.list": "GET /invitations",
  "invitations.get": "GET /invitations/:code",
  "invitations.revoke": "DELETE /invitations/:invitationId",
  "channels.create": "POST /channels",
  "channels.list": "GET /channels",
  "channels.browse": "GET /channels/public",
  "channels.get": "GET /channels/:channelId",
  "channels.update": "PATCH /channels/:channelId",
  "channels.join": "PUT /channels/:channelId/membership",
  "channels.leave": "DELETE /channels/:channelId/membership",
  "channels.typing": "PUT /channels/:channelId/typing",
  "channels.markRead": "PUT /channels/:channelId/read",
  "channels.markDelivered": "PUT /channels/:channelId/delivered",
  "channels.receipts": "GET /channels/:channelId/receipts",
  "channels.members": "GET /channels/:channelId/members",
  "channels.addMember": "POST /channels/:channelId/members",
  "channels.removeMember": "DELETE /channels/:channelId/members/:userId",
  "channels.setRole": "PUT /channels/:channelId/members/:userId/role",
  "channels.archive": "PUT /channels/:channelId/archived",
  "channels.unarchive": "DELETE /channels/:channelId/archived",
  "channels.updateSettings": "PATCH /channels/:channelId/settings",
  "messages.send": "POST /channels/:channelId/messages",
  "messages.get": "GET /channels/:channelId/messages/:messageId",
  "messages.edit": "PATCH /channels/:channelId/messages/:messageId",
  "messages.delete": "DELETE /channels/:channelId/messages/:messageId",
  "messages.history": "GET /channels/:channelId/messages/:messageId/history",
  "messages.react": "PUT /channels/:channelId/messages/:messageId/reactions/:emoji",
  "messages.unreact": "DELETE /channels/:channelId/messages/:messageId/reactions/:emoji",
  "messages.pins": "GET /channels/:channelId/pins",
  "messages.pin": "PUT /channels/:channelId/pins/:messageId",
  "messages.unpin": "DELETE /channels/:channelId/pins/:messageId",
  "messages.list": "GET /channels/:channelId/messages",
  "messages.changes": "GET /channels/:channelId/changes",
  "threads.list": "GET /threads",
  "threads.get": "GET /channels/:channelId/threads/:threadId",
  "threads.follow": "PUT /channels/:channelId/threads/:threadId/following",
  "threads.unfollow": "DELETE /channels/:channelId/threads/:threadId/following",
  "threads.markRead": "PUT /channels/:channelId/threads/:threadId/read",
  "saved.list": "GET /saved",
  "saved.add": "PUT /channels/:channelId/messages/:messageId/saved",
  "saved.remove": "DELETE /channels/:channelId/messages/:messageId/saved",
  "drafts.list": "GET /drafts",
  "drafts.set": "PUT /channels/:channelId/draft",
  "mentions.list": "GET /mentions",
  "scheduled.list": "GET /scheduled",
  "scheduled.create": "POST /scheduled",
  "scheduled.update": "PATCH /scheduled/:scheduledId",
  "scheduled.remove": "DELETE /scheduled/:scheduledId",
} as const satisfies Record<string, `${"GET" | "POST" | "PUT" | "PATCH" | "DELETE"} /${string}`>;

/** The name of a command, such as `messages.send`. */
export type CommandName = keyof typeof routes;

/** Path below which every route and the WebSocket (`/api/v1/socket`) lie. */
export const apiPrefix = "/api/v1";

/** Path of the WebSocket. */
export const socketPath = `${apiPrefix}/socket`;

/** Path of the server-sent events, for networks that block WebSockets. */
export const eventStreamPath = `${apiPrefix}/events`;

/** Path of long polling, for networks that hold back or cut a stream as well. */
export const pollPath = `${apiPrefix}/poll`;
