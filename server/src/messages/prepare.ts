import { ChatFlowError, type MentionedNames, type Role } from "@chatflow/protocol";
import type { ParsedInput } from "@chatflow/protocol/commands";
import type { Queryable } from "../platform/db.ts";
import { resolveMentions } from "./mentions.ts";
import type { NewMessage } from "./queries.ts";
import { copyQuoted } from "./quotes.ts";

/** A message on its way, and what must be looked up before it can be written. */
export type Sending = {
  message: NewMessage;
  names: MentionedNames | null;
  role: Role;
  quoted: ParsedInput<"messages.send">["quote"];
};

/**
 * The messages as they will be written, or why one cannot be. It happens within the writer's turn, with one query for
 * all mentions of a batch and one for all quotes, so nobody's messages overtake each other meanwhile.
 */
export async function prepare(db: Queryable, batch: readonly Sending[]): Promise<(NewMessage | ChatFlowError)[]> {
  const prepared: (NewMessage | ChatFlowError)[] = batch.map(({ message }) => message);
  const add = (at: number, extra: ChatFlowError | Partial<NewMessage>) => {
    const known = prepared[at];
    if (!known || known instanceof ChatFlowError) return;
    prepared[at] = extra instanceof ChatFlowError ? extra : { ...known, ...extra };
  };
  await Promise.all([addMentions(db, batch, add), addQuotes(db, batch, add)]);
  return prepared;
}

type Add = (at: number, extra: ChatFlowError | Partial<NewMessage>) => void;

async function addMentions(db: Queryable, batch: readonly Sending[], add: Add) {
  const asked = batch.flatMap(({ names, role, message: { channelId, authorId } }, place) =>
    names ? [{ names, role, channelId, authorId, place }] : [],
  );
  if (asked.length === 0) return;
  for (const [at, { mentions, refusal }] of (await resolveMentions(db, asked)).entries()) {
    const extra = refusal ?? (mentions && { mentions });
    if (extra) add(asked[at]?.place ?? -1, extra);
  }
}

async function addQuotes(db: Queryable, batch: readonly Sending[], add: Add) {
  const asked = batch.flatMap(({ quoted, message: { authorId } }, place) => (quoted ? [{ quote: quoted, authorId, place }] : []));
  if (asked.length === 0) return;
  for (const [at, quote] of (await copyQuoted(db, asked)).entries()) {
    add(asked[at]?.place ?? -1, quote instanceof ChatFlowError ? quote : { quote });
  }
}
