import type { Message } from "@chatflow/protocol";
import type { Member } from "./members.ts";
import type { Random } from "./random.ts";

/** Somebody looks after so many threads at most: each is compared in the end. */
const threadsAtMost = 4;
/** People change what was said a moment ago, where several changes of one message meet. */
const recent = 20;
const emoji = ["👍", "🎉", "👀"] as const;

/** One thing that somebody writes in a channel: mostly a message, else a reply, an edit, a deletion or a reaction. */
export function writeOne(member: Member, channelId: string, text: string, random: Random): void {
  const { chat, person } = member;
  const share = random.next();
  const seen = share < 0.7 ? [] : recentlySeen(member, channelId);
  const own = random.pick(seen.filter(({ authorId, deletedAt }) => authorId === person.id && deletedAt === null));
  const any = random.pick(seen.filter(({ deletedAt }) => deletedAt === null));
  if (share >= 0.95 && any) chat.react(channelId, any.id, random.pick(emoji) ?? "👍", random.chance(0.7));
  else if (share >= 0.92 && own) chat.remove(channelId, own.id);
  else if (share >= 0.85 && own) chat.edit(channelId, own.id, text);
  else if (share >= 0.7) reply(member, channelId, text, seen, random);
  else chat.send(channelId, text);
}

/** To a message that was just seen, or in a thread that one has open. */
function reply({ chat, threads }: Member, channelId: string, text: string, seen: readonly Message[], random: Random): void {
  const open = [...threads].filter(([, thread]) => thread.channelId === channelId).map(([threadId]) => threadId);
  const root = random.pick(seen.filter(({ threadId, deletedAt }) => threadId === undefined && deletedAt === null))?.id;
  const threadId = random.chance(0.6) ? (random.pick(open) ?? root) : (root ?? random.pick(open));
  if (threadId === undefined) return void chat.send(channelId, text);
  if (threads.size < threadsAtMost && !threads.has(threadId)) {
    threads.set(threadId, { channelId, thread: chat.thread(channelId, threadId) });
  }
  chat.send(channelId, text, { threadId, alsoInChannel: random.chance(0.2) });
}

function recentlySeen({ timelines, threads }: Member, channelId: string): Message[] {
  const open = [...threads.values()].filter((thread) => thread.channelId === channelId).map(({ thread }) => thread.get());
  const entries = [timelines.get(channelId)?.get(), ...open].flatMap((view) => view?.entries.slice(-recent) ?? []);
  return entries.flatMap((entry) => (entry.state === "sent" ? [entry.message] : []));
}
