import type { Device } from "./device.ts";
import type { Random } from "./random.ts";

/** Opens a thread of what it sees of any channel; those that there are more often. */
export function openThread(device: Device, random: Random): string | null {
  const [channelId, timeline] = random.any([...device.timelines]) ?? [];
  if (channelId === undefined || !timeline) return null;
  const { entries } = timeline.get();
  const roots = entries.flatMap((entry) => (entry.state === "sent" && entry.message.threadId === undefined ? [entry.message] : []));
  const begun = roots.filter(({ thread }) => thread !== undefined);
  // Few, so that people meet in them.
  const root = random.any(begun.length > 0 && random.chance(0.8) ? begun : roots.slice(-3));
  if (!root) return null;
  device.threads.set(root.id, { channelId, thread: device.chat.thread(channelId, root.id) });
  // As in an app, which shows what was opened; a program may only follow it.
  if (random.chance(0.5)) {
    device.threadOnScreen = root.id;
    device.chat.setOpenThread(root.id);
  }
  return `opens the thread of seq ${root.seq}`;
}

export function reply(device: Device, random: Random): string | null {
  const [threadId, open] = random.any([...device.threads]) ?? [];
  if (threadId === undefined || !open) return null;
  const { channelId } = open;
  const amount = 1 + random.below(3);
  const alsoInChannel = random.chance(0.2);
  const texts: string[] = [];
  for (let each = 0; each < amount; each++) {
    const text = `${device.name} ${device.sends.length + 1}`;
    device.sends.push({ id: device.chat.send(channelId, text, { threadId, alsoInChannel }), channelId, text, threadId });
    texts.push(`"${text}"`);
  }
  return `replies ${texts.join(" ")}`;
}

export function lookAtThread(device: Device, random: Random): string {
  const followed = [...device.threads].filter(([, { thread }]) => thread.get().state?.following);
  const [threadId] = random.any(followed.length > 0 ? followed : [...device.threads]) ?? [];
  device.threadOnScreen = threadId === undefined || random.chance(0.3) ? null : threadId;
  device.chat.setOpenThread(device.threadOnScreen);
  return device.threadOnScreen ? "looks at a thread" : "looks away from threads";
}

export function listThreads(device: Device): string {
  device.listsThreads = true;
  void device.chat.threads.loadMore();
  return "lists its threads";
}

export function follow(device: Device, random: Random): string | null {
  const [threadId, open] = random.any([...device.threads]) ?? [];
  if (threadId === undefined || !open) return null;
  const name = random.chance(0.5) ? "threads.follow" : "threads.unfollow";
  device.call(name, { channelId: open.channelId, threadId });
  return name;
}
