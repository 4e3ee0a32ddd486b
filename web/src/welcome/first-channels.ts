import type { Client } from "@chatflow/client";
import { ChatFlowError } from "@chatflow/protocol";

export type NewChannel = { name: string; topic: string };

/**
 * Makes channels that everyone who comes later is in. One that could be made but not set so far is set when it is tried
 * again: it is one's own, so its name being taken is no failure then.
 */
export async function makeDefaultChannels(client: Client, channels: readonly NewChannel[]): Promise<void> {
  for (const { name, topic } of channels) {
    const channelId = await idOf(client, { name, topic });
    await client.call("channels.update", { channelId, isDefault: true });
  }
}

async function idOf(client: Client, { name, topic }: NewChannel): Promise<string> {
  try {
    return (await client.call("channels.create", { type: "public", name, topic })).channel.id;
  } catch (error) {
    if (!(error instanceof ChatFlowError) || error.code !== "name_taken") throw error;
    const wanted = name.normalize("NFC").toLowerCase().replaceAll(/\s+/g, "-");
    const { channels } = await client.call("channels.browse", { query: wanted });
    const found = channels.find(({ channel, membership }) => channel.type !== "direct" && channel.name === wanted && membership !== null);
    if (!found) throw error;
    return found.channel.id;
  }
}
