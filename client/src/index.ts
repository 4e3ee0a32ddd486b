/** The ChatFlow SDK: {@link createClient} for typed commands and events, {@link createChat} for a local store in step with the server. */
export { type Chat, type ChatState, createChat } from "./chat.ts";
export { type CallOptions, type Client, type ClientOptions, createClient } from "./client.ts";
export type { ConnectionState } from "./connection.ts";
export type { SentEntry } from "./message-log.ts";
export type { PendingMessage } from "./outbox.ts";
export type { Readable } from "./readable.ts";
export type { Timeline, TimelineEntry, TimelineSnapshot } from "./timeline.ts";
export type { TransportName } from "./transports/line.ts";
