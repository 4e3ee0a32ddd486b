import type { CommandName } from "@chatflow/protocol";
import type { ChangeCall, Finding, History } from "./history.ts";

type Change = Pick<ChangeCall, "channelId" | "messageId" | "part" | "wanted">;

/** Which change of a message a call asks for. */
export function changeIn(name: CommandName, input: Record<string, unknown>): Change | undefined {
  const place = { channelId: String(input.channelId), messageId: String(input.messageId) };
  switch (name) {
    case "messages.edit":
      return { ...place, part: "text", wanted: String(input.text) };
    case "messages.delete":
      return { ...place, part: "deleted", wanted: true };
    case "messages.react":
    case "messages.unreact":
      return { ...place, part: `reaction ${String(input.emoji)}`, wanted: name === "messages.react" };
    default:
      return undefined;
  }
}

/**
 * What somebody did last to a part of a message, and what was acknowledged, is there. Nobody else changes that part, and
 * a client sends one change after the other; but one without an answer may be carried out whenever it arrives.
 */
export function checkChanges({ changes, stored }: Pick<History, "changes" | "stored">): Finding[] {
  const rows = new Map(stored.map((row) => [row.id, row]));
  const found: Finding[] = [];
  const deleting = new Set(changes.filter(({ part }) => part === "deleted").map(({ messageId }) => messageId));
  for (const calls of Map.groupBy(changes, ({ messageId, userId, part }) => `${messageId} ${userId} ${part}`).values()) {
    const last = calls.findLast(({ outcome }) => outcome === "done");
    if (!last) continue;
    const { messageId, userId, part, wanted } = last;
    const lost = (words: string) => found.push({ kind: "lost", subject: messageId, words });
    const row = rows.get(messageId);
    const what = `${part} ${JSON.stringify(wanted).slice(0, 60)} by ${userId}`;
    if (!row) lost(`acknowledged: ${what}; but the message is not stored`);
    else if (part === "deleted" ? !row.deleted : row.deleted && !deleting.has(messageId)) {
      lost(`acknowledged: ${what}; stored as ${row.deleted ? "deleted, which nobody asked for" : "not deleted"}`);
    } else if (!row.deleted) {
      const is = part === "text" ? row.text : row.reactions.split("; ").some((each) => isBy(each, part, userId));
      const allowed = [wanted, ...calls.filter(({ outcome }) => outcome === "unknown").map((call) => call.wanted)];
      if (!allowed.includes(is)) lost(`acknowledged: ${what}; stored is ${JSON.stringify(is).slice(0, 60)}`);
    }
  }
  return found;
}

function isBy(reaction: string, part: string, userId: string): boolean {
  const [emoji, ...userIds] = reaction.split(" ");
  return part === `reaction ${emoji}` && userIds.includes(userId);
}

/** The summary of each thread counts the replies that stand. */
export function checkThreads({ stored }: Pick<History, "stored">): Finding[] {
  const replies = Map.groupBy(stored, ({ threadId }) => threadId);
  return stored.flatMap((root): Finding[] => {
    const standing = (replies.get(root.id) ?? []).filter(({ deleted }) => !deleted).length;
    if (root.replies === standing) return [];
    return [{ kind: "diverged", subject: root.id, words: `its thread counts ${root.replies} replies, of which ${standing} stand` }];
  });
}
