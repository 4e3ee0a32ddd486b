import type { Target } from "@chatflow/client";
import type { Device } from "./device.ts";
import type { Random } from "./random.ts";

/** What it has open to go through: channels and threads. */
function anyOpen({ timelines, threads }: Device, random: Random) {
  return random.any([...timelines.values(), ...[...threads.values()].map(({ thread }) => thread)]);
}

export function loadOlder(device: Device, random: Random): string | null {
  const open = anyOpen(device, random);
  void open?.loadOlder();
  return open ? "loads older ones" : null;
}

export function loadNewer(device: Device, random: Random): string | null {
  const open = anyOpen(device, random);
  void open?.loadNewer();
  return open ? "loads newer ones" : null;
}

export function goSomewhere(device: Device, random: Random): string | null {
  const open = anyOpen(device, random);
  if (!open) return null;
  const target = somewhere(open.get().entries, random);
  void open.goTo(target).then((outcome) => {
    if (outcome.status !== "there" || outcome.messageId === null) return;
    const isThere = open.get().entries.some((entry) => entry.state === "sent" && entry.message.id === outcome.messageId);
    if (!isThere) device.problems.push(`${device.name}: went to ${JSON.stringify(target)}, which is not there`);
  });
  return `goes to ${JSON.stringify(target)}`;
}

function somewhere(entries: ReturnType<ReturnType<Device["chat"]["timeline"]>["get"]>["entries"], random: Random): Target {
  const known = random.any(entries.flatMap((entry) => (entry.state === "sent" ? [entry.message] : [])));
  const way = random.below(4);
  if (way === 0) return "newest";
  if (way === 1 && known) return { messageId: known.id };
  if (way === 2) return { at: new Date(Date.now() - random.between(0, 120_000)).toISOString() };
  return { seq: random.below(80) };
}
