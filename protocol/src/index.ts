/** What both sides of the wire share. Nothing here loads a schema; those are behind `@chatflow/protocol/commands`. */
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
  Availability,
  Channel,
  ChannelEntry,
  ChannelRole,
  ChannelType,
  Draft,
  Head,
  Invitation,
  Me,
  Member,
  MemberSettings,
  Mentions,
  Message,
  MessageVersion,
  Permission,
  Preferences,
  Presence,
  Quote,
  Reaction,
  ReadState,
  Receipt,
  Registration,
  Role,
  SavedMessage,
  ScheduledMessage,
  SessionInfo,
  SidebarSection,
  ThreadEntry,
  ThreadState,
  ThreadSummary,
  User,
  Workspace,
} from "./types.ts";
