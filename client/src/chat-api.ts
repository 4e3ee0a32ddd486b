import type { ChannelEntry, Me, MemberSettings, Message, Preferences, User, Workspace } from "@chatflow/protocol";
import type { AccountPartsApi } from "./account-parts.ts";
import type { Refusal } from "./changes-entry.ts";
import type { Client } from "./client.ts";
import type { Readable } from "./readable.ts";
import type { SearchOptions } from "./search.ts";
import type { StorageState } from "./storage/keeper.ts";
import type { ChatStorage } from "./storage/storage.ts";
import type { Timeline } from "./timeline.ts";
import type { TypingPlace } from "./typing.ts";

export type ChatState = "loading" | "ready" | "failed";

export type ChatOptions = {
  /** Where to keep what outlives this program: `indexedDbStorage()` in a browser; by default only in memory. */
  storage?: ChatStorage | undefined;
  /**
   * How many messages of a channel or thread are held at most while one goes through its history; by default 1,500. A
   * third more where messages only come in.
   */
  timelineMessages?: number | undefined;
};

/** What a message may be beside its text. */
export type SendOptions = {
  /** Of a reply: the message that its thread began with. */
  threadId?: string | undefined;
  /** Shows a reply in the channel, too. */
  alsoInChannel?: boolean | undefined;
  /** A message to quote or forward: a copy of it goes along. */
  quote?: Message | undefined;
};

/** What one's account sees, held locally and kept in step with the server. */
export type Chat = AccountPartsApi & {
  client: Client;
  /**
   * Shows what is kept without connecting, and resolves with whether there was anything: whether it is worth showing
   * before the server has said who one is. {@link Chat.start} does this by itself.
   */
  restore(): Promise<boolean>;
  /** Shows what is kept, connects and loads; when the first load has failed, tries again. */
  start(): void;
  /** Disconnects and forgets everything here. What is kept in the storage stays there, unsent messages too. */
  stop(): void;
  /**
   * Stops, and removes everything from the storage, unsent messages too: what signing out needs. Resolves when nothing
   * is left there; where that failed, `storage` says so.
   */
  wipe(): Promise<void>;
  /**
   * The first load: from the storage, if the account was here before, else from the server. Once ready it stays so
   * until {@link Chat.stop}, or until the server says that one is somebody else: what is shown then may be behind,
   * never wrong.
   */
  state: Readable<ChatState>;
  /**
   * Whether the channel list and its counts are what the server has said since the connection stands. What is shown
   * without that may be behind.
   */
  caughtUp: Readable<boolean>;
  /** Whether what shall outlive this program is written down. When that fails, everything else goes on. */
  storage: Readable<StorageState>;
  /**
   * Resolves when every message sent and every change made until now is in the storage for good, or has been settled
   * by the server: true when a crash from here on loses none of them, false when the storage failed. With the storage
   * in memory that holds as long as the program runs.
   */
  kept(): Promise<boolean>;
  me: Readable<Me | null>;
  /** The workspace as it was kept and then as the server says; null until either is there. */
  workspace: Readable<Workspace | null>;
  /**
   * Sets these of one's preferences. Shown in `me` at once; without a connection it waits for one, kept over a reload.
   * Resolves when the server has it; taken back and rejected when it refuses it. Rejects when the chat is stopped before;
   * the next start sends it then, and where the server refuses it, that is in {@link Chat.refusals}.
   */
  setPreferences(change: Partial<Preferences>): Promise<void>;
  /** One's own: those with a name by name, then direct ones by newest activity. */
  channels: Readable<ChannelEntry[]>;
  /** One of one's own, or undefined. */
  channel(id: string): Readable<ChannelEntry | undefined>;
  /** Mutes a channel for oneself, makes it a favourite, or puts it into a section. Shown in its entry at once; as {@link Chat.setPreferences}. */
  arrange(channelId: string, change: Partial<MemberSettings>): Promise<void>;
  /** Messages by others that one has not read on any device, up to 1,000 of those that were there before. */
  unread(id: string): Readable<number>;
  /** Those of the unread that mention one, by name or with everyone. */
  mentions(id: string): Readable<number>;
  /** Which channel one is looking at: it counts as read here, and by the server on all devices. */
  setOpen(channelId: string | null): void;
  /** Reads all that is known of a channel without looking at it. */
  markRead(channelId: string): void;
  /** Ids of who is typing in a channel, or in a thread of it, just now, oneself left out; not told in large channels. */
  typing(place: TypingPlace): Readable<readonly string[]>;
  /** Tells the others that one is typing. Call it at every change of the text; it is sent now and then. */
  tellTyping(place: TypingPlace): void;
  /**
   * Searches what is held here, in memory and in the storage, without the server: messages that have all words of the
   * query, whatever their case and accents, in the channels that one is in; the newest first, at most 50. Rejects with
   * the signal's reason once that is aborted.
   */
  search(query: string, options?: SearchOptions): Promise<Message[]>;
  /** Fetched when first asked for. Undefined until then, and for ids that nobody has. */
  user(id: string): Readable<User | undefined>;
  /** Its newest part is loaded when first asked for, and kept up to date until {@link Chat.stop}. */
  timeline(channelId: string): Timeline;
  /**
   * Sends a message and returns its id at once. It is in the timeline from now on, which shows its newest end, and sent until the server has it,
   * or refuses it for good. It is written into the storage as soon as the current task ends, whether or not there is a
   * connection; {@link Chat.kept} says when it is there.
   * Throws while it is not known who writes: before the first connection of an account that is not kept here.
   */
  send(channelId: string, text: string, options?: SendOptions): string;
  /**
   * Sends a failed message again, after those sent since: under its id, unless that may be taken by an earlier attempt
   * with another text.
   */
  retry(messageId: string): void;
  /**
   * Takes back a message that failed or still waits, and returns its text so that it can be edited; undefined when it
   * is just being sent, or is sent. One that waits after a lost connection may have arrived all the same; then it
   * comes back like every other message.
   */
  discard(messageId: string): string | undefined;
  /**
   * Says something else in a message that waits or failed. Returns its id from now on; undefined when it is sent. One
   * that waits keeps its id and its place: if it may have arrived with its first text, it is edited once that is
   * certain. A failed one is sent as a new message, under a new id.
   */
  rewrite(messageId: string, text: string): string | undefined;
  /**
   * Changes the text of a message that the server has. This and the next three are shown at once (`changing` marks the
   * entry), kept, and sent until the server has done it, also after a reload; those of one message in the order in
   * which they were made. One that the server refuses for good is not shown any more, and is in `refusals`. Each
   * returns the change's id.
   */
  edit(channelId: string, messageId: string, text: string): string;
  /**
   * Deletes a message. With `holdMs` it is shown as deleted at once, and sent after so many milliseconds: until then
   * {@link Chat.undo} brings it back. A hold does not outlive the program: the next start sends it.
   */
  remove(channelId: string, messageId: string, options?: { holdMs?: number }): string;
  /**
   * Takes back a change that was not sent yet: one that is held, or that waits for a connection. True when it never
   * happened; false when it is sent, may have been sent, or waits since before the program began, and stays as it is.
   * What it had made unnecessary, such as an earlier text that was not sent either, does not come back.
   */
  undo(changeId: string): boolean;
  /** Adds one's reaction, or takes it back. */
  react(channelId: string, messageId: string, emoji: string, on: boolean): string;
  /** Pins a message to its channel, or takes the pin away. */
  pin(channelId: string, messageId: string, on: boolean): string;
  /**
   * Changes that were refused for good, each with the reason and all that was given, until they are dismissed. Of
   * preferences and how channels are arranged only those that were made before the last start: of others the call tells.
   */
  refusals: Readable<readonly Refusal[]>;
  dismiss(refusalId: string): void;
};
