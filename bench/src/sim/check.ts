import { isDeepStrictEqual } from "node:util";
import type { Message } from "@chatflow/protocol";
import { checkThreads } from "./check-threads.ts";
import type { Device } from "./device.ts";
import { entriesOf } from "./model.ts";
import type { Server } from "./server.ts";
import { shownIn } from "./threads.ts";

/** What holds at any moment: nothing twice, nothing out of order. */
export function checkAlways({ name, timelines, threads }: Device): string[] {
  const problems: string[] = [];
  const open = [...threads].map(([threadId, { thread }]) => [threadId, thread] as const);
  for (const [channelId, timeline] of [...timelines, ...open]) {
    const { entries } = timeline.get();
    const ids = entries.map((entry) => (entry.state === "sent" ? entry.message.id : entry.id));
    if (new Set(ids).size < ids.length) problems.push(`${name}: ${short(channelId)} shows a message twice`);
    const seqs = entries.flatMap((entry) => (entry.state === "sent" ? [entry.message.seq] : []));
    if (seqs.some((seq, at) => seq <= (seqs[at - 1] ?? 0)))
      problems.push(`${name}: ${short(channelId)} is out of order: ${seqs.join(" ")}`);
  }
  return problems;
}

/** How the device differs from what a fresh one would show. `live`: as its present connection has left it. */
export function checkView(device: Device, server: Server, { live }: { live: boolean }): string[] {
  const problems: string[] = [];
  const who = `${device.name} ${live ? "healed" : "reconnected"}`;
  const differ = (what: string, shown: unknown, wanted: unknown) => {
    if (isDeepStrictEqual(shown, wanted)) return;
    problems.push(`${who}: ${what}: shows ${brief(shown)}, the server has ${brief(wanted)}`);
  };
  const { chat } = device;
  const line = [...server.lines].find((one) => one.device === device.name);
  const unsure = (channelId: string) => live && line?.missedOther.has(channelId) === true;
  differ("state", chat.state.get(), "ready");
  differ("connection", chat.client.connection.get().status, "online");

  const wanted = entriesOf(server.workspace(), device.userId).filter(({ channel }) => !unsure(channel.id));
  const shown = chat.channels.get().filter(({ channel }) => !unsure(channel.id));
  differ("channels", shown.map(({ channel }) => channel.id).sort(), wanted.map(({ channel }) => channel.id).sort());
  for (const { channel, head, membership, read } of wanted) {
    const where = short(channel.id);
    const entry = chat.channel(channel.id).get();
    differ(`${where} channel`, entry?.channel, channel);
    differ(`${where} membership`, entry?.membership, membership);
    differ(`${where} head`, entry?.head, head);
    const onScreen = channel.id === device.onScreen;
    differ(`${where} unread`, chat.unread(channel.id).get(), onScreen ? 0 : read?.unread);
    if (!live && onScreen) differ(`${where} unread on the server while it is looked at`, 0, read?.unread);
  }
  for (const [channelId, timeline] of device.timelines) {
    if (unsure(channelId)) continue;
    const { status, entries, hasOlder, hasNewer } = timeline.get();
    const messages = entries.flatMap((entry) => (entry.state === "sent" ? [entry.message] : []));
    for (const entry of entries) if (entry.state === "sending") problems.push(`${who}: "${entry.text}" is still on its way`);
    const room = server.workspace().rooms.get(channelId);
    const member = room?.seats.has(device.userId) ?? false;
    const all = member && room ? shownIn(room, undefined) : [];
    const from = messages[0]?.seq ?? 0;
    differ(`${short(channelId)} timeline`, status, member ? "ready" : "failed");
    const to = hasNewer ? (messages.at(-1)?.seq ?? 0) : Number.POSITIVE_INFINITY;
    const loaded = all.filter(({ seq }) => seq >= from && seq <= to);
    if (!isDeepStrictEqual(messages, loaded)) problems.push(`${who}: ${short(channelId)} messages: ${firstDifference(messages, loaded)}`);
    if (member) differ(`${short(channelId)} hasOlder`, hasOlder, from > (all[0]?.seq ?? 0));
    if (member) differ(`${short(channelId)} hasNewer`, hasNewer, to < (all.at(-1)?.seq ?? 0));
    checkSize(`${who}: ${short(channelId)}`, device, messages.length, server.sizes.page, problems);
  }
  checkThreads(device, server, differ, (channelId) => unsure(channelId) || (channelId === "" && live && (line?.missedOther.size ?? 0) > 0));
  return problems;
}

/** A third more where messages only come in, and a page more where one has come to a place. */
function checkSize(what: string, { timelineMessages }: Device, held: number, page: number, problems: string[]) {
  if (held > Math.ceil((timelineMessages * 4) / 3) + page) problems.push(`${what} holds ${held} messages of at most ${timelineMessages}`);
}

/** [M1] [M2] [S5] What became of everything that the devices sent. */
export function checkSends(devices: readonly Device[], server: Server): string[] {
  const problems: string[] = [];
  const seqOf = new Map<string, number>();
  for (const { messages } of server.workspace().rooms.values()) {
    for (const { id, seq, text } of messages) {
      if (seqOf.has(id)) problems.push(`the server has "${text}" twice`);
      seqOf.set(id, seq);
    }
  }
  for (const { name, sends, loose, acknowledged, timelines, threads } of devices) {
    const failed = new Set<string>();
    for (const timeline of [...timelines.values(), ...[...threads.values()].map(({ thread }) => thread)])
      for (const entry of timeline.get().entries) if (entry.state === "failed") failed.add(entry.id);
    const newest = new Map<string, number>();
    for (const { id, channelId, text } of sends) {
      const seq = seqOf.get(id);
      if (seq === undefined) {
        if (server.lostByRestore.has(id)) continue;
        if (acknowledged.has(id)) problems.push(`${name}: "${text}" was acknowledged and is not there`);
        else if (!failed.has(id) && !loose.has(id)) problems.push(`${name}: "${text}" is neither stored nor shown as failed`);
      } else if (!loose.has(id)) {
        if (seq < (newest.get(channelId) ?? 0)) problems.push(`${name}: "${text}" overtook what was sent before it`);
        newest.set(channelId, seq);
      }
    }
  }
  return problems;
}

/** Nothing stays behind when everybody has signed out. */
export function checkStopped(device: Device): string[] {
  const { link, name, chat } = device;
  const problems: string[] = [];
  if (link.openSockets() > 0) problems.push(`${name}: ${link.openSockets()} sockets are open after stop()`);
  if (chat.channels.get().length > 0 || chat.me.get() !== null) problems.push(`${name}: shows an account after stop()`);
  return problems;
}

function firstDifference(shown: readonly Message[], wanted: readonly Message[]): string {
  const at = wanted.findIndex((message, place) => !isDeepStrictEqual(message, shown[place]));
  const place = at < 0 ? wanted.length : at;
  return `at place ${place} of ${wanted.length} shows ${brief(shown[place])}, the server has ${brief(wanted[place])}`;
}

function brief(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}

const short = (channelId: string) => channelId.slice(0, 4);
