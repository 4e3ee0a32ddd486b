/** The ChatFlow SDK: {@link createClient} for typed commands and events, {@link createChat} for a local store in step with the server. */
export type { Refusal } from "./changes-entry.ts";
export type { Change } from "./changes-overlay.ts";
export { type Chat, type ChatOptions, type ChatState, createChat, type SendOptions } from "./chat.ts";
export { type CallOptions, type Client, type ClientOptions, createClient } from "./client.ts";
export type { ConnectionState } from "./connection.ts";
export type { SentEntry } from "./message-log.ts";
export type { PendingMessage } from "./outbox-entry.ts";
export type { Readable } from "./readable.ts";
export type { SavedSnapshot } from "./saved.ts";
export { type IndexedDbOptions, indexedDbStorage } from "./storage/indexed-db.ts";
export type { StorageState } from "./storage/keeper.ts";
export { memoryStorage } from "./storage/memory.ts";
export type { ChatStorage } from "./storage/storage.ts";
export type { ThreadsSnapshot } from "./thread-list.ts";
export type { UnreadThreads } from "./thread-states.ts";
export type { Thread, ThreadSnapshot } from "./thread-timeline.ts";
export type { Timeline, TimelineEntry, TimelineSnapshot } from "./timeline.ts";
export type { TransportName } from "./transports/line.ts";
