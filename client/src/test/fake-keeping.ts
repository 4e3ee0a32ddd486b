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
  type ScheduledMessage,
} from "@chatflow/protocol";

type Input = Record<string, unknown>;
type Answer = { result: unknown; event?: Event };

/** What the people of a fake workspace keep for themselves, and who of them is there. */
export function createFakeKeeping({
  me,
  message,
  mentioning,
}: {
  me: Me;
  message(channelId: string, messageId: string): Message;
  /** Everything that mentions Ada, the newest first. */
  mentioning(): Message[];
}) {
  const scheduled = new Map<string, ScheduledMessage>();
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

  /** The server's hand: null when it is sent or withdrawn. */
  function setScheduled(id: string, row: ScheduledMessage | null): Answer & { event: Event } {
    if (row) scheduled.set(id, row);
    else scheduled.delete(id);
    return { result: row ?? {}, event: { type: "scheduled.updated", scheduledId: id, scheduled: row } };
  }

  function schedule(input: Input): Answer {
    const known = scheduled.get(String(input.id));
    if (known) return { result: known };
    const { alsoInChannel: _, ...content } = input;
    return setScheduled(String(input.id), { ...content, failed: null } as ScheduledMessage);
  }

  function reschedule({ scheduledId, ...change }: Input): Answer {
    const known = scheduled.get(String(scheduledId));
    if (!known) throw new ChatFlowError("not_found");
    const { quote, ...rest }: ScheduledMessage = { ...known, ...change, failed: null };
    return setScheduled(known.id, quote ? { ...rest, quote } : rest);
  }

  return {
    scheduled,
    setScheduled,
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
        case "mentions.list": {
          const { rows, next } = cut(mentioning(), input);
          return { result: { messages: rows, next } };
        }
        case "scheduled.list":
          return { result: { scheduled: [...scheduled.values()] } };
        case "scheduled.create":
          return schedule(input);
        case "scheduled.update":
          return reschedule(input);
        case "scheduled.remove":
          if (!scheduled.has(String(input.scheduledId))) throw new ChatFlowError("not_found");
          return setScheduled(String(input.scheduledId), null);
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
