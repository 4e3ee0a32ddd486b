import type { Device } from "./device.ts";
import type { Server } from "./server.ts";
import { shownIn, threadOf, threadsOf } from "./threads.ts";

type Differ = (what: string, shown: unknown, wanted: unknown) => void;

/** How what a device shows of threads differs from what a fresh one would show. */
export function checkThreads(device: Device, server: Server, differ: Differ, unsure: (channelId: string) => boolean): void {
  const { chat, userId } = device;
  const workspace = server.workspace();
  for (const [threadId, { channelId, thread }] of device.threads) {
    if (unsure(channelId)) continue;
    const what = `thread ${threadId.slice(-4)}`;
    const { status, root, entries, state, hasOlder, hasNewer } = thread.get();
    const room = workspace.rooms.get(channelId);
    const isThere = room?.seats.has(userId) && room.messages.some(({ id, threadId: of }) => id === threadId && of === undefined);
    differ(what, status, isThere ? "ready" : "failed");
    if (!room || !isThere) continue;
    const wanted = threadOf(room, userId, threadId);
    differ(`${what} root`, root, wanted.root);
    const messages = entries.flatMap((entry) => (entry.state === "sent" ? [entry.message] : []));
    const from = hasOlder ? (messages[0]?.seq ?? 0) : 0;
    const to = hasNewer ? (messages.at(-1)?.seq ?? 0) : Number.POSITIVE_INFINITY;
    const all = shownIn(room, threadId);
    const loaded = all.filter(({ seq }) => seq >= from && seq <= to);
    differ(`${what} replies`, messages, loaded);
    differ(`${what} hasNewer`, hasNewer, to < (all.at(-1)?.seq ?? 0));
    const { following, readSeq, unread } = wanted.state;
    const isOnScreen = threadId === device.threadOnScreen;
    differ(`${what} following`, state?.following, following);
    differ(`${what} unread`, state?.unread, isOnScreen ? 0 : unread);
    if (!isOnScreen) differ(`${what} readSeq`, state?.readSeq, readSeq);
  }
  const followed = threadsOf(workspace, userId).filter(({ root }) => !unsure(root.channelId));
  const unread = followed.filter(({ root, state }) => state.unread > 0 && root.id !== device.threadOnScreen);
  if (unsure("")) return;
  differ("unread threads", chat.unreadThreads.get().threads, unread.length);
  if (!device.listsThreads) return;
  const { status, threads, hasMore } = chat.threads.get();
  const shown = threads.map(({ root }) => root.id);
  const wanted = followed.map(({ root }) => root.id);
  differ("thread list", status, "ready");
  differ("thread list", shown, hasMore ? wanted.slice(0, shown.length) : wanted);
}
