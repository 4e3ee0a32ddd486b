import type { Message } from "@chatflow/protocol";
import type { Device } from "./device.ts";
import { goSomewhere, loadNewer, loadOlder } from "./places.ts";
import type { Random } from "./random.ts";
import { follow, listThreads, lookAtThread, openThread, reply } from "./thread-actions.ts";
import type { World } from "./world.ts";

type Act = (device: Device, random: Random, channelId: string) => string | null;

const emoji = ["👍", "🎉", "👀"] as const;

/** What people do, each with how often. An act returns what it did, or null when there was nothing to do. */
const acts: [number, Act][] = [
  [30, send],
  [12, open],
  [8, look],
  [12, changeOwn],
  [8, react],
  [12, loadOlder],
  [8, loadNewer],
  [8, goSomewhere],
  [20, openThread],
  [24, reply],
  [8, lookAtThread],
  [2, listThreads],
  [3, follow],
  [4, leave],
  [5, join],
  [4, mendFailed],
  [3, markRead],
  [2, reconnect],
  [1, signOut],
];
const weights = acts.reduce((sum, [weight]) => sum + weight, 0);

/** One thing that this device does now. */
export function act(world: World, device: Device, publicIds: readonly string[]): void {
  const { random, note } = world;
  const { chat, name } = device;
  if (chat.client.connection.get().status === "idle") {
    device.signIn();
    note(`act     ${name} signs in`);
    return;
  }
  const own = random.any(chat.channels.get())?.channel.id;
  const channelId = own ?? random.any(publicIds);
  if (channelId === undefined || chat.state.get() !== "ready") return;
  let at = random.below(weights);
  const next = acts.find(([weight]) => {
    at -= weight;
    return at < 0;
  });
  const done = next?.[1](device, random, next[1] === join ? (random.any(publicIds) ?? channelId) : channelId);
  if (done) note(`act     ${name} ${done} in ${channelId.slice(0, 4)}`);
}

function send(device: Device, random: Random, channelId: string) {
  const amount = random.chance(0.2) ? 1 + random.below(8) : 1;
  const texts: string[] = [];
  for (let each = 0; each < amount; each++) {
    const text = `${device.name} ${device.sends.length + 1}`;
    device.sends.push({ id: device.chat.send(channelId, text), channelId, text });
    texts.push(`"${text}"`);
  }
  return `sends ${texts.join(" ")}`;
}

function open(device: Device, _: Random, channelId: string) {
  device.timelines.set(channelId, device.chat.timeline(channelId));
  return "opens the timeline";
}

function look(device: Device, random: Random, channelId: string) {
  device.onScreen = random.chance(0.3) ? null : channelId;
  device.chat.setOpen(device.onScreen);
  return device.onScreen ? "looks" : "looks away";
}

function sentIn(device: Device, channelId: string) {
  const open = [...device.threads.values()].filter((one) => one.channelId === channelId).map(({ thread }) => thread.get().entries);
  const entries = [...(device.timelines.get(channelId)?.get().entries ?? []), ...open.flat()];
  return entries.flatMap((entry) => (entry.state === "sent" ? [entry.message] : []));
}

/** The newest ones more often: what changes twice within a moment is where an older state could win. */
function chosen(messages: readonly Message[], random: Random) {
  return random.any(random.chance(0.5) ? messages.slice(-2) : messages);
}

function changeOwn(device: Device, random: Random, channelId: string) {
  const own = sentIn(device, channelId).filter(({ authorId }) => authorId === device.userId);
  const message = chosen(own, random);
  if (!message) return null;
  const remove = random.chance(0.3);
  const burst = 1 + random.below(3);
  const place = { channelId, messageId: message.id };
  // As a program does, or as the app does: shown at once, and sent until it is carried out.
  const { chat } = device;
  const byChat = random.chance(0.5);
  const edit = (text: string) => (byChat ? void chat.edit(channelId, message.id, text) : device.call("messages.edit", { ...place, text }));
  if (!remove) for (let more = "+"; more.length <= burst; more += "+") edit(`${message.text}${more}`);
  else if (byChat) chat.remove(channelId, message.id);
  else device.call("messages.delete", place);
  return `${remove ? "deletes" : "edits"} seq ${message.seq}`;
}

function react(device: Device, random: Random, channelId: string) {
  const message = chosen(sentIn(device, channelId), random);
  if (!message) return null;
  const name = random.chance(0.7) ? "messages.react" : "messages.unreact";
  const byChat = random.chance(0.5);
  for (const each of emoji.slice(0, 1 + random.below(emoji.length))) {
    if (byChat) device.chat.react(channelId, message.id, each, name === "messages.react");
    else device.call(name, { channelId, messageId: message.id, emoji: each });
  }
  return `${name} seq ${message.seq}`;
}

function leave(device: Device, random: Random, channelId: string) {
  if (random.chance(0.5)) return null;
  device.call("channels.leave", { channelId });
  return "leaves";
}

function join(device: Device, _: Random, channelId: string) {
  device.call("channels.join", { channelId });
  return `joins ${channelId.slice(0, 4)}`;
}

function mendFailed(device: Device, random: Random) {
  const threads = [...device.threads.values()].map(({ thread }) => thread);
  const all = [...device.timelines.values(), ...threads].flatMap((open) => open.get().entries);
  const pending = random.any(all.flatMap((entry) => (entry.state === "sent" ? [] : [entry])));
  if (!pending) return null;
  if (pending.state === "failed" && random.chance(0.5)) {
    device.loose.add(pending.id);
    device.chat.retry(pending.id);
    return `tries "${pending.text}" again`;
  }
  if (random.chance(0.5)) {
    const id = device.chat.rewrite(pending.id, `${pending.text}, rather`);
    if (id === undefined) return null;
    device.loose.add(pending.id);
    return `rewrites "${pending.text}"`;
  }
  if (device.chat.discard(pending.id) === undefined) return null;
  device.loose.add(pending.id);
  return `takes "${pending.text}" back`;
}

function markRead(device: Device, random: Random, channelId: string) {
  const seq = random.below(60);
  device.call("channels.markRead", { channelId, seq });
  return `marks read up to ${seq}`;
}

function reconnect(device: Device) {
  device.chat.client.reconnectNow();
  return "reconnects";
}

function signOut(device: Device) {
  device.signOut();
  return "signs out";
}
