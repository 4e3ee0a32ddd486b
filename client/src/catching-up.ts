import type { ChannelEntry, Me } from "@chatflow/protocol";
import { createAccountSync } from "./account-sync.ts";
import { lost } from "./chat-events.ts";
import type { Client } from "./client.ts";
import { createLater } from "./later.ts";
import type { Stores } from "./stores.ts";

/** Brings what a chat holds to where the server is: at the beginning, and on every new connection. */
export type CatchingUp = {
  begin(): void;
  running(): boolean;
  stop(): void;
};

export type CatchingUpOptions = {
  client: Client;
  stores: Stores;
  /** It is known who one is. */
  become(userId: string): void;
  isReady(): boolean;
  done(): void;
  failed(): void;
};

export function createCatchingUp({ client, stores, become, isReady, done, failed }: CatchingUpOptions): CatchingUp {
  const { standing, outgoing, channels, reads, gaps, timelines, parts, workspace } = stores;
  const { oneself } = outgoing;
  const later = createLater(() => {
    if (client.connection.get().status === "online") refresh(true); // else after the next connect
  });
  const sync = createAccountSync({
    call: client.call,
    wantsMe: () => !oneself.wasRead(),
    begun() {
      if (!oneself.wasRead()) oneself.readingBegins();
      channels.beginReading();
    },
    done: accountRead,
    failed,
  });

  /** Without oneself where the line was lost in between: that is read when the server has it calmer. */
  function accountRead(me: Me | undefined, entries: ChannelEntry[]) {
    const isFirst = !standing.isConfirmed;
    if (me) become(me.id);
    if (isFirst) outgoing.resume();
    // What was read over HTTP alone is of an epoch that nobody told.
    const sameEpoch = standing.heldEpoch === standing.epoch || (standing.heldEpoch === undefined && !isReady());
    standing.heldEpoch = standing.epoch;
    takeChannels(entries, sameEpoch);
    for (const { channel, head } of channels.list.get()) {
      const timeline = timelines.get(channel.id);
      if (!sameEpoch) timeline?.reload();
      else timeline?.caughtUpTo(head);
    }
    if (me) oneself.read(me);
    parts.resume({ sameEpoch });
    if (me) refreshLists(sameEpoch);
    else if (sameEpoch) later.soon();
    else refresh(sameEpoch);
    done();
  }

  function takeChannels(entries: readonly ChannelEntry[], sameEpoch: boolean) {
    const heard = channels.heard();
    for (const id of channels.replace([...entries], { myId: String(standing.myId), sameEpoch })) lost(stores, id);
    if (!sameEpoch) for (const { channel } of entries) reads.forget(channel.id);
    gaps.clear();
    for (const { channel, head } of entries) gaps.known(channel.id, head.rev);
    for (const { channel, read } of entries) if (read) reads.counted(channel.id, read);
    // What came meanwhile may be younger than the list, and there was nothing that it could be counted onto.
    for (const event of heard) {
      if (event.type === "read.updated") reads.counted(event.channelId, event.read);
      else if ("message" in event) {
        reads.noticed(event.message);
        gaps.heard(event.channelId, event.rev);
      }
    }
  }

  /** What happened without a connection was told to nobody. */
  function refresh(sameEpoch: boolean) {
    oneself.refresh();
    refreshLists(sameEpoch);
  }

  function refreshLists(sameEpoch: boolean) {
    parts.refresh({ sameEpoch });
    workspace.refresh();
  }

  return {
    begin: sync.run,
    running: sync.running,
    stop() {
      sync.stop();
      later.clear();
    },
  };
}
