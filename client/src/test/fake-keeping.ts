import {
  ChatFlowError,
  type CommandName,
  type Draft,
  type Event,
  type Me,
  type Message,
  type Presence,
  type Receipt,
  type SavedMessage,
} from "@chatflow/protocol";

type Input = Record<string, unknown>;
type Answer = { result: unknown; event?: Event };

/** What the people of a fake workspace keep for themselves, and who of them is there. */
export function createFakeKeeping({ me, message }: { me: Me; message(channelId: string, messageId: string): Message }) {
  const saved = new Map<string, SavedMessage>();
  const drafts = new Map<string, Draft>();
  const presences = new Map<string, Presence>();
  const receipts = new Map<string, Receipt[]>();
  let clock = Date.parse("2026-03-01T00:00:00.000Z");
  let settings = me;

  function now(): string {
    clock += 1000;
    return new Date(clock).toISOString();
  }

  function cut<T>(rows: T[], input: Input): { rows: T[]; next: string | null } {
    const from = Number(input.cursor ?? 0);
    const to = from + Number(input.limit ?? 50);
    return { rows: rows.slice(from, to), next: to < rows.length ? String(to) : null };
  }

  function save({ channelId, messageId }: { channelId: string; messageId: string }): Answer {
    const row = saved.get(messageId) ?? { message: message(channelId, messageId), savedAt: now() };
    saved.set(messageId, row);
    return { result: row, event: { type: "saved.updated", channelId, messageId, savedAt: row.savedAt } };
  }

  function unsave({ channelId, messageId }: { channelId: string; messageId: string }): Answer {
    saved.delete(messageId);
    return { result: {}, event: { type: "saved.updated", channelId, messageId, savedAt: null } };
  }

  function setDraft(channelId: string, threadId: string | null, text: string): Answer & { event: Event } {
    const draft: Draft | null = text === "" ? null : { channelId, threadId, text, updatedAt: now() };
    if (draft) drafts.set(`${channelId} ${threadId}`, draft);
    else drafts.delete(`${channelId} ${threadId}`);
    return { result: { draft }, event: { type: "draft.updated", channelId, threadId, draft } };
  }

  return {
    saved,
    drafts,
    presences,
    receipts,
    save,
    unsave,
    setDraft,
    me: () => settings,
    /** Sets what one says of oneself. */
    updateMe(change: Partial<Me>): Event {
      settings = { ...settings, ...change, preferences: { ...settings.preferences, ...change.preferences } };
      return { type: "me.updated", me: settings };
    },
    answer(name: CommandName, input: Input): Answer | undefined {
      const place = { channelId: String(input.channelId), messageId: String(input.messageId) };
      switch (name) {
        case "saved.list": {
          const { rows, next } = cut([...saved.values()].reverse(), input);
          return { result: { saved: rows, next } };
        }
        case "saved.add":
          return save(place);
        case "saved.remove":
          return unsave(place);
        case "drafts.list": {
          const { rows, next } = cut([...drafts.values()].reverse(), input);
          return { result: { drafts: rows, next } };
        }
        case "drafts.set":
          return setDraft(place.channelId, input.threadId === undefined ? null : String(input.threadId), String(input.text));
        case "presence.watch": {
          const userIds = input.userIds as string[];
          if (userIds.length > 200) throw new ChatFlowError("invalid_input");
          return { result: { presences: userIds.flatMap((id) => presences.get(id) ?? []) } };
        }
        case "presence.report":
        case "channels.markDelivered":
          return { result: {} };
        case "channels.receipts":
          return { result: { receipts: settings.receipts ? (receipts.get(place.channelId) ?? []) : [] } };
        default:
          return undefined;
      }
    },
  };
}
