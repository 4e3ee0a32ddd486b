import { ChatFlowError, type Quote, type WireError } from "@chatflow/protocol";

/** What a message says, and where. `createdAt` is by this machine's clock. */
export type Content = {
  id: string;
  channelId: string;
  authorId: string;
  text: string;
  createdAt: string;
  /** Of a reply: the message that began its thread. */
  threadId?: string | undefined;
  alsoInChannel?: boolean | undefined;
  /** The message that is quoted or forwarded, as it is here; the copy that goes along is made by the server. */
  quote?: Quote | undefined;
};

/** A message of one's own that the server has not acknowledged. */
export type PendingMessage =
  | (Content & { state: "sending"; error?: undefined })
  /** Refused for good, for the given reason: to be sent again, rewritten, or discarded. */
  | (Content & { state: "failed"; error: ChatFlowError });

type Fate = {
  /** In the order of sending, also over several tabs: milliseconds since 1970, or one more than the one before. */
  order: number;
  /** An attempt was made whose outcome is not known: the server may have it. */
  unsure: boolean;
  /** What was sent under this id, when it has been rewritten since. */
  firstText?: string | undefined;
};

export type Entry = Fate & { message: PendingMessage };

/** A message that is on its way, as it is kept. */
export type Unsent = Fate & { content: Content; error?: WireError | undefined };

/** One that was kept may have been under way when that ended. */
export function fromUnsent({ content, error, ...fate }: Unsent): Entry {
  const state = error ? ({ state: "failed", error: ChatFlowError.fromWire(error) } as const) : ({ state: "sending" } as const);
  return { ...fate, unsure: fate.unsure || !error, message: { ...content, ...state } };
}

export function inOrder(entries: Entry[]): Entry[] {
  return entries.sort((one, other) => one.order - other.order || (one.message.id < other.message.id ? -1 : 1));
}

/** Whether something that was kept, perhaps by another version, can be sent by this one. */
export function isUnsent(value: unknown): value is Unsent {
  if (typeof value !== "object" || value === null || !("content" in value) || !("order" in value)) return false;
  const { content, order } = value;
  if (typeof order !== "number" || typeof content !== "object" || content === null) return false;
  const fields: Record<string, unknown> = { ...content };
  return ["id", "channelId", "authorId", "text", "createdAt"].every((name) => typeof fields[name] === "string");
}
