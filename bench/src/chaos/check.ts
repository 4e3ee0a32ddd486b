import { readAccess } from "./access.ts";
import { checkChanges, checkThreads } from "./changes.ts";
import type { Finding, FindingKind, History, Seen } from "./history.ts";

/** Everything in a history that breaks the delivery contract. Pure: what it is given decides. */
export function check(history: History): Finding[] {
  return [
    ...checkAcknowledged(history),
    ...checkChanges(history),
    ...checkThreads(history),
    ...checkStored(history),
    ...checkDelivered(history),
    ...checkAccess(history),
    ...checkViews(history),
  ];
}

/** Every acknowledged message is stored, as it was acknowledged; what its author did to it later is checked apart. */
function checkAcknowledged({ acknowledgements, stored, attempts, changes }: History): Finding[] {
  const byId = new Map(stored.map((row) => [row.id, row]));
  const sent = new Map(attempts.map((attempt) => [attempt.id, attempt]));
  const reworded = new Set(changes.filter(({ part }) => part === "text" || part === "deleted").map(({ messageId }) => messageId));
  return acknowledgements.flatMap(({ message }): Finding[] => {
    const row = byId.get(message.id);
    const wanted = sent.get(message.id);
    if (!row) return [finding("lost", message.id, `acknowledged with seq ${message.seq}, but it is not stored`)];
    const sameText = row.text === wanted?.text || reworded.has(row.id);
    if (wanted && (!sameText || row.authorId !== wanted.authorId || row.channelId !== wanted.channelId)) {
      return [finding("lost", message.id, `acknowledged, but stored with other content: ${show(row)}`)];
    }
    if (row.seq === message.seq && row.channelId === message.channelId) return [];
    return [finding("reordered", message.id, `acknowledged with seq ${message.seq}, stored with seq ${row.seq}`)];
  });
}

/** In the table each message is there once, numbered without gaps, each author's in the order of sending. */
function checkStored({ stored, heads, attempts }: History): Finding[] {
  const found: Finding[] = [];
  for (const [id, rows] of Map.groupBy(stored, (row) => row.id)) {
    if (rows.length > 1) found.push(finding("doubled", id, `stored ${rows.length} times: ${rows.map(show).join("; ")}`));
  }
  // Every text of a run is written once, so the same text again is the same message again.
  const standing = stored.filter(({ deleted }) => !deleted);
  for (const rows of Map.groupBy(standing, (row) => row.text).values()) {
    const ids = [...new Set(rows.map((row) => row.id))];
    for (const id of ids.slice(1)) found.push(finding("doubled", id, `stored again under this id; first as ${ids[0]}`));
  }
  const byChannel = Map.groupBy(stored, (row) => row.channelId);
  for (const [channelId, rows] of byChannel) {
    for (const [rev, same] of Map.groupBy(rows, (row) => row.rev)) {
      if (same.length > 1) found.push(finding("diverged", channelId, `${same.length} of its messages have rev ${rev}`));
    }
    rows.forEach((row, at) => {
      if (row.seq !== at + 1) found.push(finding("reordered", row.id, `has seq ${row.seq} at place ${at + 1} of channel ${channelId}`));
    });
  }
  for (const { channelId, seq, rev } of heads) {
    const rows = byChannel.get(channelId) ?? [];
    const [highestSeq, highestRev] = [Math.max(0, ...rows.map((row) => row.seq)), Math.max(0, ...rows.map((row) => row.rev))];
    if (seq === highestSeq && rev === highestRev) continue;
    found.push(
      finding("diverged", channelId, `its row says seq ${seq}, rev ${rev}; its messages end at seq ${highestSeq}, rev ${highestRev}`),
    );
  }
  return [...found, ...checkSendingOrder(stored, attempts)];
}

function checkSendingOrder(stored: History["stored"], attempts: History["attempts"]): Finding[] {
  const seqs = new Map(stored.map((row) => [row.id, row.seq]));
  const found: Finding[] = [];
  for (const own of Map.groupBy(attempts, ({ authorId, channelId }) => `${authorId} ${channelId}`).values()) {
    let highest = 0;
    // A UUIDv7 tells when its author's client made it, to a finer grain than the clock: the order of writing.
    for (const { id } of own.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
      const seq = seqs.get(id);
      if (seq === undefined) continue; // refused
      if (seq < highest)
        found.push(finding("reordered", id, `has seq ${seq}, but its author wrote it after the message with seq ${highest}`));
      highest = Math.max(highest, seq);
    }
  }
  return found;
}

/** What was handed out is what is stored, or an earlier state of it, which was the same for everybody. */
function checkDelivered(history: History): Finding[] {
  const { deliveries, stored } = history;
  const byId = new Map(stored.map((row) => [row.id, row]));
  const states = new Map(stored.map((row) => [stateOf(row), row]));
  const found: Finding[] = [];
  const wrong = new Set<string>();
  for (const { message, what } of deliveries) {
    if (!message || wrong.has(message.id)) continue;
    const row = byId.get(message.id);
    const known = states.get(stateOf(message)) ?? message;
    states.set(stateOf(message), known);
    const said = `handed out (${what}) as ${show(message)}`;
    const before = found.length;
    if (!row) found.push(finding("lost", message.id, `${said}, but it is not stored`));
    else if (row.seq !== message.seq)
      found.push(finding("reordered", message.id, `handed out (${what}) with seq ${message.seq}, stored with seq ${row.seq}`));
    else if (row.rev < message.rev) found.push(finding("lost", message.id, `${said}, stored is what it was before: ${show(row)}`));
    else if (!same(known, message))
      found.push(finding("diverged", message.id, `${said}, stored or handed out elsewhere as ${show(known)}`));
    if (found.length > before) wrong.add(message.id);
  }
  return [...found, ...checkOrder(history)];
}

function stateOf({ channelId, id, rev }: Seen): string {
  return `${channelId} ${id} ${rev}`;
}

/**
 * On each connection new messages of a channel come in its order. One may come again, late: a retry whose first answer was
 * lost is announced once more. So an event is late only when neither it came before nor the client knew, by a head that
 * it was told, that the channel had got that far.
 */
function checkOrder({ deliveries, told }: History): Finding[] {
  const heads = Map.groupBy(told, ({ userId, channelId }) => `${userId} ${channelId}`);
  const found: Finding[] = [];
  // A change may overtake a message that is sent beside it (E4).
  const created = deliveries.filter(({ what, askedAt }) => what === "message.created" && askedAt === null);
  const lines = Map.groupBy(created, ({ connection, channelId }) => `${connection} ${channelId}`);
  for (const events of lines.values()) {
    const before = new Set<number>();
    let highest = 0;
    for (const { message, userId, channelId, at } of events) {
      if (!message) continue;
      const { id, rev } = message;
      const isKnown = () => heads.get(`${userId} ${channelId}`)?.some((head) => head.rev >= rev && head.at < at);
      if (rev < highest && !before.has(rev) && !isKnown()) {
        found.push(finding("reordered", id, `reached ${userId} with rev ${rev} after rev ${highest} on the same connection`));
      }
      before.add(rev);
      highest = Math.max(highest, rev);
    }
  }
  return found;
}

/** Nothing reached anybody who surely had no access when it was handed out. */
function checkAccess(history: History): Finding[] {
  const access = readAccess(history);
  const late = history.deliveries
    .filter((delivery) => access.leaked(delivery))
    .map(({ userId, what, channelId, message, at }) =>
      finding("leaked", message?.id ?? channelId, `${what} of channel ${channelId} reached ${userId}, who was no member (tick ${at})`),
    );
  const canaries = history.sightings
    .filter(({ userId, channelId, at }) => !access.everInside(userId, channelId, at))
    .map(({ userId, channelId, where, at }) =>
      finding(
        "leaked",
        channelId,
        `the canary of private channel ${channelId} reached ${userId} in ${where}, who was never in it (tick ${at})`,
      ),
    );
  return [...late, ...canaries];
}

/** After healing every client shows what a fresh read gives. */
function checkViews({ views, channels }: History): Finding[] {
  const found: Finding[] = [];
  for (const { userId, channelId, threadId, shown, fresh } of views) {
    const where = `to ${userId} in ${threadId === null ? "" : `thread ${threadId} of `}channel ${channelId}`;
    const freshIds = new Map(fresh.map((message) => [message.id, message]));
    const shownIds = new Set(shown.map((message) => message.id));
    const texts = new Set<string>();
    for (const message of shown) {
      if (!message.deleted && texts.has(message.text)) found.push(finding("doubled", message.id, `shown twice ${where}`));
      texts.add(message.text);
      const there = freshIds.get(message.id);
      if (!there) found.push(finding("diverged", message.id, `shown ${where}, but a fresh read does not have it: ${show(message)}`));
      else if (!same(there, message)) found.push(finding("diverged", message.id, `shown ${where} as ${show(message)}, is ${show(there)}`));
    }
    for (const message of fresh)
      if (!shownIds.has(message.id)) found.push(finding("lost", message.id, `not shown ${where}: ${show(message)}`));
    shown.forEach((message, at) => {
      const previous = shown[at - 1];
      if (previous && previous.seq >= message.seq)
        found.push(finding("reordered", message.id, `shown ${where} behind seq ${previous.seq}`));
    });
  }
  for (const { userId, shown, fresh } of channels) {
    for (const id of shown) if (!fresh.includes(id)) found.push(finding("diverged", id, `in ${userId}'s list, but not in a fresh one`));
    for (const id of fresh) if (!shown.includes(id)) found.push(finding("diverged", id, `not in ${userId}'s list, but in a fresh one`));
  }
  return found;
}

function finding(kind: FindingKind, subject: string, words: string): Finding {
  return { kind, subject, words };
}

function same(one: Seen, other: Seen): boolean {
  const fields = ["id", "channelId", "seq", "rev", "authorId", "text", "deleted", "threadId", "reactions", "replies"] as const;
  return fields.every((field) => one[field] === other[field]);
}

function show({ id, seq, rev, text, deleted, reactions, replies }: Seen): string {
  const more = [deleted ? "deleted" : "", reactions, replies > 0 ? `${replies} replies` : ""].filter((each) => each !== "");
  return `${id} (${[`seq ${seq}`, `rev ${rev}`, JSON.stringify(text.slice(0, 40)), ...more].join(", ")})`;
}
