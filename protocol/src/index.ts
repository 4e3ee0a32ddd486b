/** What both sides of the wire share. Nothing here loads a schema; those are behind `@chatflow/protocol/commands`. */

export type {
  Availability,
  Invitation,
  Me,
  Preferences,
  Presence,
  Registration,
  Role,
  SessionInfo,
  SidebarSection,
  User,
  Workspace,
} from "./account-types.ts";
export { type CloseName, closeCodes, mayReconnect } from "./close-codes.ts";
export type { Input, Output } from "./commands/index.ts";
export { ChatFlowError, type ErrorCode, errorCatalogue, type InputIssue, type WireError } from "./errors.ts";
export type { Event, EventType } from "./events.ts";
export type { ClientFrame, Hello, PollAnswer, PollInput, PushFrame, ServerFrame } from "./frames.ts";
export { limits } from "./limits.ts";
export { findMentions, type MentionedNames, mentionedNames } from "./mentions.ts";
export { defaultPreferences } from "./preferences.ts";
export { apiPrefix, type CommandName, eventStreamPath, pollPath, routes, socketPath } from "./routes.ts";
export type {
  Channel,
  ChannelEntry,
  ChannelRole,
  ChannelType,
  Draft,
  Head,
  Member,
  MemberSettings,
  Mentions,
  Message,
  MessageVersion,
  Permission,
  Quote,
  Reaction,
  ReadState,
  Receipt,
  SavedMessage,
  ScheduledMessage,
  ThreadEntry,
  ThreadState,
  ThreadSummary,
} from "./types.ts";
