import type { CommandName, Event, ServerFrame, WireError } from "@chatflow/protocol";

/** One live connection, as the server has it. */
export type Line = {
  device: string;
  userId: string;
  /** Channels whose events it gets. */
  topics: Set<string>;
  /** Channels of which it did not get something that a bus may lose: of their messages, and of anything else. */
  missed: Set<string>;
  missedOther: Set<string>;
  /** Sends of one connection are stored in their order: not before this moment. */
  sendsFrom: number;
  write(frame: ServerFrame): void;
  /** Ends it from this side, or as a network does (1006). */
  end(code: number): void;
};

/** What a call came to. */
export type Outcome = { ok: unknown } | { error: WireError };

/** An event in a trace: nothing of it that differs between two runs of one seed, as ids do. */
export function describe(event: Event): string {
  const what = "message" in event ? ` rev ${event.rev} seq ${event.message.seq} "${event.message.text}"` : "";
  const where = "channelId" in event ? event.channelId.slice(0, 4) : "";
  return `${event.type} ${where}${what}`;
}

/** The same for an answer. */
export function describeAnswer(name: CommandName, outcome: Outcome): string {
  if ("error" in outcome) return `${name} ${outcome.error.code}`;
  const { result, messages, seq, rev, unread } = outcome.ok as Record<string, unknown>;
  const words: string[] = [name];
  if (typeof result === "string") words.push(result);
  if (Array.isArray(messages)) words.push(`revs ${messages.map((message: { rev: number }) => message.rev).join(" ")}`);
  for (const [field, value] of Object.entries({ seq, rev, unread })) if (value !== undefined) words.push(`${field} ${String(value)}`);
  return words.join(" ");
}
