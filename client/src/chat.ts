import type { Hello } from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";
import { createCatchingUp } from "./catching-up.ts";
import type { Change } from "./changes-overlay.ts";
import type { Chat, ChatOptions, ChatState } from "./chat-api.ts";
import { applyEvent } from "./chat-events.ts";
import type { Client } from "./client.ts";
import type { Content } from "./outbox-entry.ts";
import { createCell } from "./readable.ts";
import { isOnlyInThread, toQuote } from "./replies.ts";
import type { KeptAccount } from "./storage/keeping.ts";
import { createStores } from "./stores.ts";

/** Makes the local store of one account on top of its client. It does nothing before {@link Chat.start}. */
export function createChat(client: Client, options: ChatOptions = {}): Chat {
  const state = createCell<ChatState>("loading");
  const caughtUp = createCell(false);
  const stores = createStores(client, options);
  const { standing, keeping, outgoing, workspace, channels, reads, users, typing, timelines, parts } = stores;
  const { outbox, changes, oneself, refusals } = outgoing;
  const catchingUp = createCatchingUp({
    client,
    stores,
    become,
    isReady: () => state.get() === "ready",
    done() {
      caughtUp.set(true);
      state.set("ready");
    },
    failed() {
      if (state.get() !== "ready") state.set("failed");
    },
  });
  let running: AbortController | undefined;
  /** Whether anything was kept. */
  let begun: Promise<boolean> | undefined;
  let isStarted = false;
  let ends: (() => void)[] = [];

  /** What was kept is shown before the network has said anything. */
  function begin(kept: KeptAccount | undefined) {
    if (kept) {
      standing.myId = kept.me.id;
      standing.epoch = kept.epoch;
      standing.heldEpoch = kept.epoch;
      channels.restore(kept.channels);
      for (const { channel, read } of kept.channels) if (read) reads.counted(channel.id, read);
      reads.restore(kept.reads);
      users.restore(kept.users);
      if (kept.workspace) workspace.restore(kept.workspace);
      parts.restoreDrafts(kept.drafts);
      oneself.restore(kept.me);
      state.set("ready");
    }
    ends = [client.onEvent((event) => applyEvent(stores, event)), client.onHello(onHello), client.connection.subscribe(onConnection)];
    onConnection();
  }

  function restore(): Promise<boolean> {
    if (!begun) {
      running = new AbortController();
      const { signal } = running;
      begun = keeping.begin().then((kept) => {
        if (signal.aborted) return false;
        begin(kept);
        return kept !== undefined;
      });
    }
    return begun;
  }

  /** As the server says. What is held of somebody else is wiped before anything is done in the new name. */
  function become(userId: string) {
    if (standing.myId !== undefined && standing.myId !== userId) forget();
    standing.myId = userId;
    standing.isConfirmed = true;
    keeping.own(userId);
  }

  function onHello(hello: Hello) {
    become(hello.userId);
    if (standing.epoch !== undefined && standing.epoch !== hello.epoch) {
      changes.epochChanged();
      // Before anything was read, something may have been heard.
      standing.heldEpoch ??= standing.epoch;
    }
    standing.epoch = hello.epoch;
    catchingUp.begin();
    outgoing.resume();
    keeping.lookAround();
    reads.resume();
    users.resume();
    parts.connected(hello.connectionId);
  }

  /** Without a live connection the first load goes over HTTP; the later ones wait for the connection. */
  function onConnection() {
    const { status } = client.connection.get();
    if (status !== "online") {
      caughtUp.set(false);
      parts.disconnected();
    }
    if (state.get() === "ready") return;
    if (status === "waiting" && !catchingUp.running()) catchingUp.begin();
    if (status === "refused") state.set("failed");
  }

  function* loadedMessages() {
    yield* timelines.messages();
    yield* parts.threadMessages();
  }

  function halt() {
    running?.abort();
    running = undefined;
    begun = undefined;
    isStarted = false;
    for (const end of ends) end();
    ends = [];
    client.stop();
  }

  function forget() {
    catchingUp.stop();
    caughtUp.set(false);
    stores.clear();
    state.set("loading");
  }

  const change = (channelId: string, messageId: string, what: Change, holdMs?: number) =>
    changes.make({ channelId, messageId }, what, holdMs);

  return {
    ...parts.api,
    client,
    state,
    caughtUp,
    storage: keeping.state,
    kept: keeping.kept,
    me: oneself.me,
    workspace: workspace.value,
    channels: channels.list,
    channel: channels.of,
    setPreferences: oneself.setPreferences,
    arrange: outgoing.arranging.arrange,
    unread: reads.of,
    mentions: reads.mentions,
    setOpen(channelId) {
      reads.open(channelId);
      parts.opened(channelId);
    },
    markRead: reads.read,
    typing: typing.of,
    tellTyping: typing.tell,
    user: users.of,
    timeline: timelines.of,
    retry: outbox.retry,
    discard: outbox.discard,
    rewrite: outbox.rewrite,
    edit: (channelId, messageId, text) => change(channelId, messageId, { do: "edit", text }),
    remove: (channelId, messageId, { holdMs } = {}) => change(channelId, messageId, { do: "remove" }, holdMs),
    undo: changes.undo,
    react: (channelId, messageId, emoji, on) => change(channelId, messageId, { do: "react", emoji, on }),
    pin: (channelId, messageId, on) => change(channelId, messageId, { do: "pin", on }),
    refusals: refusals.list,
    dismiss: refusals.dismiss,
    async search(query, { signal } = {}) {
      const { searchHere } = await import("./search.ts");
      return await searchHere(query, {
        signal,
        loaded: loadedMessages,
        kept: keeping.messages,
        isMine: (channelId) => channels.get(channelId) !== undefined,
      });
    },
    restore,
    start() {
      if (!isStarted) {
        isStarted = true;
        client.start();
        void restore();
      } else if (state.get() === "failed") {
        state.set("loading");
        if (client.connection.get().status === "online") catchingUp.begin();
        else client.reconnectNow();
      }
    },
    stop() {
      halt();
      keeping.end();
      forget();
    },
    async wipe() {
      halt();
      const wiping = keeping.wipe();
      forget();
      await wiping;
    },
    send(channelId, text, { threadId, alsoInChannel, quote } = {}) {
      const { myId } = standing;
      if (myId === undefined) throw new Error("Wait until the chat is ready (chat.state) before you send.");
      const id = uuidv7();
      const content: Content = { id, channelId, authorId: myId, text, createdAt: new Date().toISOString() };
      if (threadId !== undefined) content.threadId = threadId;
      if (threadId !== undefined && alsoInChannel) content.alsoInChannel = true;
      if (quote) content.quote = toQuote(quote);
      outbox.send(content);
      if (!isOnlyInThread(content)) void timelines.get(channelId)?.goTo("newest");
      parts.sent(content);
      return id;
    },
  };
}
