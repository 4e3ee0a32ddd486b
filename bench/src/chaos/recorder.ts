import type { ChannelEntry, CommandName, Event, Message, Output } from "@chatflow/protocol";
import { changeIn } from "./changes.ts";
import type {
  Acknowledgement,
  Attempt,
  ChangeCall,
  Delivery,
  History,
  MembershipCall,
  Room,
  Seen,
  Sighting,
  Tick,
  ToldHead,
} from "./history.ts";

/** A call on its way, as the tap of a client saw it leave. */
export type Asked = {
  name: CommandName;
  input: Record<string, unknown>;
  at: Tick;
  connection: number | null;
  membership?: MembershipCall;
  change?: ChangeCall;
};

/** Writes the history down while it happens. One for all clients of a run. */
export class Recorder {
  readonly attempts: Attempt[] = [];
  readonly acknowledgements: Acknowledgement[] = [];
  readonly changes: ChangeCall[] = [];
  readonly deliveries: Delivery[] = [];
  readonly told: ToldHead[] = [];
  readonly memberships: MembershipCall[] = [];
  readonly sightings: Sighting[] = [];
  readonly #attempted = new Set<string>();
  /** By user and channel, everyone who was or may have been a member so far: only others can see what they must not. */
  readonly #inside = new Set<string>();
  readonly #canaries: { channelId: string; word: string }[] = [];
  readonly rooms: Room[];
  #tick = 0;
  #connections = 0;

  constructor(rooms: Room[]) {
    this.rooms = rooms;
    for (const { id, canary, members } of rooms) {
      if (canary !== null) this.#canaries.push({ channelId: id, word: canary });
      for (const userId of members) this.#inside.add(`${userId} ${id}`);
    }
  }

  /** The number of a new live connection. */
  connected(): number {
    this.#connections += 1;
    return this.#connections;
  }

  asked(userId: string, name: CommandName, input: Record<string, unknown>, connection: number | null): Asked {
    const asked: Asked = { name, input, at: this.#next(), connection };
    const { channelId, id, text } = input;
    if (name === "messages.send" && !this.#attempted.has(String(id))) {
      this.#attempted.add(String(id));
      this.attempts.push({ id: String(id), channelId: String(channelId), authorId: userId, text: String(text), at: asked.at });
    }
    const change = changeIn(name, input);
    if (change) {
      asked.change = { userId, ...change, sentAt: asked.at, outcome: "unknown" };
      this.changes.push(asked.change);
    }
    const kind = name === "channels.leave" ? "leave" : name === "channels.join" || name === "channels.addMember" ? "join" : undefined;
    if (kind) {
      const subject = name === "channels.addMember" ? String(input.userId) : userId;
      asked.membership = {
        userId: subject,
        channelId: String(channelId),
        kind,
        sentAt: asked.at,
        answeredAt: null,
        outcome: "unknown",
        connection,
      };
      this.memberships.push(asked.membership);
      if (kind === "join") this.#inside.add(`${subject} ${channelId}`);
    }
    return asked;
  }

  /** The answer to a call; `code` is the error's where it failed. An error that says nothing certain is no answer. */
  answered(
    userId: string,
    { name, input, at: askedAt, connection, membership, change }: Asked,
    ok: unknown,
    code: string | undefined,
  ): void {
    const at = this.#next();
    if (membership) {
      const isOut = membership.kind === "leave" && (code === undefined || code === "not_member" || code === "not_found");
      if (isOut) Object.assign(membership, { answeredAt: at, outcome: "out" });
      else if (code === undefined) Object.assign(membership, { answeredAt: at, outcome: "in" });
      else if (code === "not_found" || code === "not_member") Object.assign(membership, { answeredAt: at, outcome: "refused" });
    }
    if (change && code === undefined) change.outcome = "done";
    else if (change && refusals.has(code ?? "")) change.outcome = "refused";
    if (code !== undefined) return;
    const deliver = (channelId: string, message: Seen | null) =>
      this.deliveries.push({ userId, what: name, channelId, message, at, connection, askedAt });
    if (name === "messages.send") this.acknowledgements.push({ userId, message: seen(ok as Message), at });
    if (change) deliver(change.channelId, seen(ok as Message));
    if (name === "messages.list" || name === "messages.changes") {
      const channelId = String(input.channelId);
      const { messages = [] } = ok as { messages?: Message[] };
      deliver(channelId, null); // that it was answered at all is for members only
      for (const message of messages) deliver(channelId, seen(message));
    }
    if (name === "channels.list") for (const { channel } of (ok as Output<typeof name>).channels) deliver(channel.id, null);
    for (const { channelId, rev } of headsIn(name, input, ok)) this.told.push({ userId, channelId, rev, at });
  }

  event(userId: string, event: Event, connection: number): void {
    if (event.type === "member.joined") this.told.push({ userId, channelId: event.channelId, rev: event.head.rev, at: this.#next() });
    const message =
      event.type === "message.created" || event.type === "message.updated" ? { ...seen(event.message), rev: event.rev } : null;
    // One's own coming and going is told at the edge of one's membership, where nothing is sure.
    const own =
      (event.type === "member.joined" && event.member.userId === userId) || (event.type === "member.left" && event.userId === userId);
    if (own || !("channelId" in event)) return;
    this.deliveries.push({ userId, what: event.type, channelId: event.channelId, message, at: this.#next(), connection, askedAt: null });
  }

  /** Everything that a client gets passes here as text, whatever it is. */
  text(userId: string, text: string, where: string): void {
    for (const { channelId, word } of this.#canaries) {
      if (!text.includes(word) || this.#inside.has(`${userId} ${channelId}`)) continue;
      this.sightings.push({ userId, channelId, where, at: this.#next() });
    }
  }

  /** The history so far, with what was read after healing. */
  history(after: Pick<History, "stored" | "heads" | "views" | "channels">): History {
    const { rooms, attempts, acknowledgements, changes, deliveries, told, memberships, sightings } = this;
    return { rooms, attempts, acknowledgements, changes, deliveries, told, memberships, sightings, ...after };
  }

  #next(): Tick {
    this.#tick += 1;
    return this.#tick;
  }
}

/** What says for certain that a change was not carried out. */
const refusals: ReadonlySet<string> = new Set(["forbidden", "not_found", "not_member", "message_deleted"]);

export function seen(message: Message): Seen {
  const { id, channelId, seq, rev, authorId, text } = message;
  const reactions = message.reactions.map(({ emoji, userIds }) => `${emoji} ${userIds.join(" ")}`).join("; ");
  const { deletedAt, threadId = null, thread } = message;
  return { id, channelId, seq, rev, authorId, text, deleted: deletedAt !== null, threadId, reactions, replies: thread?.replies ?? 0 };
}

function headsIn(name: CommandName, input: Record<string, unknown>, ok: unknown): { channelId: string; rev: number }[] {
  const ofEntry = ({ channel, head }: ChannelEntry) => ({ channelId: channel.id, rev: head.rev });
  if (name === "channels.list") return (ok as Output<typeof name>).channels.map(ofEntry);
  if (name === "channels.join") return [ofEntry(ok as Output<typeof name>)];
  if (name === "messages.changes") return [{ channelId: String(input.channelId), rev: (ok as Output<typeof name>).head.rev }];
  return [];
}
