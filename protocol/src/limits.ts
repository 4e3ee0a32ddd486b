/**
 * Every size that the wire contract bounds, in characters (UTF-16 units) unless the name says otherwise.
 * The schemas use them, and so do forms that want to say "too long" before the server does.
 */
export const limits = {
  messageText: 16_000,
  channelName: 80,
  channelTopic: 250,
  channelDescription: 1000,
  /** Sections of one's own in the channel list. */
  sections: 30,
  sectionName: 40,
  userTitle: 80,
  timeZone: 64,
  /** Bytes of the workspace's picture, a PNG. */
  logoBytes: 64 * 1024,
  /** Messages that one person may have waiting to be sent, and how many days ahead. */
  scheduled: 100,
  scheduledDays: 365,
  displayName: 80,
  usernameMin: 2,
  username: 32,
  email: 254,
  /** NIST SP 800-63B asks for at least 8 for a chosen password; 10 leaves room for the ones people choose. */
  passwordMin: 10,
  /** argon2id takes any length; this bounds the work that one request can ask for. */
  password: 200,
  workspaceName: 80,
  /** People in one direct conversation, oneself included. */
  directMembers: 20,
  /** Rows that one page of any list may carry. */
  page: 200,
  /** Changed messages that one `messages.changes` answers; past it the answer is `resync`. */
  changes: 500,
  /** Kinds of reactions that one message may carry. */
  reactionKinds: 50,
  /** People who may react to one message with the same emoji. */
  reactionUsers: 1000,
  /** Messages that may be pinned in one channel. */
  pins: 100,
  /** People whom one message may mention by name. */
  mentions: 50,
  /** People whom a message names as those who replied in its thread. */
  threadFaces: 5,
  /** Messages that one person may keep saved. */
  saved: 2000,
  /** Members up to whom a channel tells who has got and read what. */
  receiptMembers: 50,
  /** People whose presence one connection may watch. */
  watched: 200,
  statusText: 100,
  /** Up to where unread messages are counted. */
  unread: 1000,
  /** Members up to whom a channel tells who is typing; in larger ones it would be noise, and cost. */
  typingMembers: 200,
  /** Milliseconds between two words about typing, and after which somebody who says nothing more has stopped. */
  typingEveryMs: 3000,
  typingEndsMs: 6000,
  /** Bytes of one WebSocket frame or one HTTP body. 16,000 characters of JSON-escaped text fit. */
  frameBytes: 256 * 1024,
  /** Calls that one connection may have unanswered; until some are answered, the server reads no more of it. */
  callsInFlight: 256,
  /** Milliseconds that one poll waits at most for something to tell. */
  pollWaitMs: 25_000,
  /** Milliseconds without a poll after which the server forgets a polling connection. */
  pollSilenceMs: 60_000,
} as const;
