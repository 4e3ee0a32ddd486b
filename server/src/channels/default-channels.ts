import type { Db } from "../platform/db.ts";
import type { Logger } from "../platform/log.ts";
import type { Hub } from "../realtime/hub.ts";
import { inLockedChannel } from "./access.ts";
import { addOne, tellJoined } from "./joining.ts";
import { listDefaults, readDefault } from "./queries.ts";

/**
 * Brings a new person into the channels that everybody begins with, in the order of their ids. Each is a transaction of
 * its own: one that fails costs neither the others nor the account, and can be joined by hand.
 */
export async function joinDefaultChannels({ db, hub, log }: { db: Db; hub: Hub; log: Logger }, userId: string): Promise<void> {
  try {
    for (const channelId of await listDefaults(db.kysely)) await joinDefault({ db, hub, log }, channelId, userId);
  } catch (error) {
    log.error({ err: error, userId }, "a new person could not be brought into the default channels");
  }
}

async function joinDefault({ db, hub, log }: { db: Db; hub: Hub; log: Logger }, channelId: string, userId: string) {
  try {
    const joined = await inLockedChannel({ db }, channelId, async (tx) => {
      const channel = await readDefault(tx, channelId);
      return channel ? addOne(tx, channel, userId) : undefined; // else it ceased to be one meanwhile
    });
    if (joined?.added) tellJoined(hub, joined.entry);
  } catch (error) {
    log.error({ err: error, userId, channelId }, "a new person could not be brought into a default channel");
  }
}
