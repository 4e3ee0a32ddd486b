import { ChatFlowError, type Message } from "@chatflow/protocol";
import type { ParsedInput } from "@chatflow/protocol/commands";
import type { Caller } from "../platform/commands.ts";
import type { Database } from "../platform/db.ts";
import { mustStand } from "./access.ts";
import { type ChangeDeps, change } from "./change.ts";
import * as q from "./change-queries.ts";
import { namesIn, type Resolved, resolveMentions } from "./mentions.ts";
import { mayDelete, mayEdit } from "./policy.ts";
import type { MessageRow } from "./read-queries.ts";

export async function edit(deps: ChangeDeps, caller: Caller, input: ParsedInput<"messages.edit">): Promise<Message> {
  const { channelId, text } = input;
  const names = namesIn(text);
  // Looked up before the channel is held; whom it was decided for comes to light below.
  const asked = names ? [{ channelId, authorId: caller.userId, role: caller.role, names }] : [];
  const [resolved] = asked.length > 0 ? await resolveMentions(deps.db.pool, asked) : [];
  return change(deps, caller, input, async (tx, message) => {
    if (!mayEdit(message, caller.userId)) throw new ChatFlowError("forbidden", { message: "Only its author may edit a message." });
    mustStand(message);
    if (message.text === text) return null;
    if (text.trim() === "" && !message.quote) {
      throw new ChatFlowError("invalid_input", { issues: [{ path: ["text"], message: "A message may not be empty." }] });
    }
    const mentions = await mentionsAfter(tx, message, resolved);
    const now = new Date();
    await q.keepVersion(tx, message, now);
    return { text, edited_at: now, ...mentions };
  });
}

/** What an edit changes of whom the message mentions; nothing when it is the same. */
async function mentionsAfter(
  tx: Database,
  message: MessageRow,
  resolved: Resolved | undefined,
): Promise<Pick<q.Change, "mentions" | "mentions_everyone">> {
  // Who could mention everyone when they sent it need not take that back to correct a word.
  if (resolved?.refusal && !message.mentions_everyone) throw resolved.refusal;
  const { userIds = [], everyone = null } = resolved?.mentions ?? {};
  const before = message.mentions ?? [];
  if (message.mentions_everyone === everyone && userIds.join() === before.join()) return {};
  const { thread_id } = message;
  if (thread_id) await q.addFollowers(tx, { ...message, thread_id }, userIds);
  return { mentions: userIds.length > 0 ? userIds : null, mentions_everyone: everyone };
}

export function remove(deps: ChangeDeps, caller: Caller, input: ParsedInput<"messages.delete">): Promise<Message> {
  return change(deps, caller, input, async (tx, message, { role }) => {
    if (!mayDelete(message, caller.userId, role, caller.role)) throw new ChatFlowError("forbidden");
    if (message.deleted_at) return null;
    await q.dropVersions(tx, message.channel_id, message.id);
    const nobody = { mentions: null, mentions_everyone: null };
    return { text: "", deleted_at: new Date(), pinned_at: null, reactions: [], quote: null, ...nobody };
  });
}
