import type { Chat } from "@chatflow/client";

/** The names that contain a short one may be many; past so many pages it counts as not there. */
const mostPages = 5;

/** The id of the public channel of this name, whether one is in it or not; null where there is none. */
export async function findPublic({ client }: Pick<Chat, "client">, name: string): Promise<string | null> {
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const { channels, next } = await client.call("channels.browse", { query: name, limit: 50, ...(cursor !== undefined && { cursor }) });
    const found = channels.find(({ channel }) => channel.type !== "direct" && channel.name === name);
    if (found) return found.channel.id;
    if (next === null) return null;
    cursor = next;
  }
  return null;
}
