import type { Message } from "@chatflow/protocol";

export type SearchOptions = { signal?: AbortSignal | undefined };

/** At most so many messages are found; who looks for an older one says more about it. */
export const foundAtMost = 50;

/** The words that a message has to have, each in any form of upper and lower case and with or without accents. */
export function wordsOf(query: string): string[] {
  return plain(query).split(/\s+/).filter(Boolean);
}

function plain(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

/** Whether what a message says has all of the words. One that only forwards another says what that one does. */
function says(message: Message, words: readonly string[]): boolean {
  const text = plain(message.text === "" ? (message.quote?.text ?? "") : message.text);
  return words.every((word) => text.includes(word));
}

/**
 * Searches the messages that are held here: first those in memory, which are the newer ones where both have a message,
 * then those in the storage, a channel at a time, so that the page stays alive meanwhile.
 */
export async function searchHere(
  query: string,
  options: {
    loaded(): Iterable<Message>;
    kept(): AsyncIterable<readonly Message[]>;
    isMine(channelId: string): boolean;
  } & SearchOptions,
): Promise<Message[]> {
  const { signal } = options;
  signal?.throwIfAborted();
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const seen = new Set<string>();
  const found: Message[] = [];

  function look(messages: Iterable<Message>) {
    for (const message of messages) {
      const key = `${message.channelId} ${message.id}`;
      if (seen.has(key)) continue;
      seen.add(key);
      if (message.deletedAt === null && options.isMine(message.channelId) && says(message, words)) found.push(message);
    }
  }

  look(options.loaded());
  for await (const messages of options.kept()) {
    signal?.throwIfAborted();
    look(messages);
  }
  signal?.throwIfAborted();
  return found.sort(newestFirst).slice(0, foundAtMost);
}

function newestFirst(one: Message, other: Message): number {
  if (one.createdAt !== other.createdAt) return one.createdAt < other.createdAt ? 1 : -1;
  return one.id < other.id ? 1 : -1;
}
