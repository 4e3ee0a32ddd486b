import type { Draft } from "@chatflow/protocol";
import { createRetry } from "./backoff.ts";
import type { Client } from "./client.ts";
import { asChatFlowError, isTransient } from "./errors.ts";
import { createPages, pageRows } from "./pages.ts";
import { createKeyed, type Readable } from "./readable.ts";

/** A draft of this device that the server has not taken yet; empty text is one that is removed. */
export type UnsentDraft = { channelId: string; threadId: string | null; text: string };

/** What one has written and not sent: here at once, and by way of the server on one's other devices. */
export type Drafts = {
  /** Empty when there is none. */
  of(channelId: string, threadId: string | null): Readable<string>;
  /** An empty one is told at once: what was sent shall stand in no field any more. */
  set(channelId: string, threadId: string | null, text: string): void;
  /** The server tells of a draft, or that there is none. */
  heard(channelId: string, threadId: string | null, draft: Draft | null): void;
  /** What was kept of an earlier life of this program, unless something newer was written. */
  restore(unsent: readonly UnsentDraft[]): void;
  /** There is a new connection: reads those of the other devices, and tells what they do not know. */
  refresh(options: { sameEpoch: boolean }): void;
  forget(channelId: string): void;
  clear(): void;
};

export type DraftsOptions = {
  call: Client["call"];
  /** What is to be kept under this id until the server has it; undefined when it does. */
  keep?(id: string, unsent: UnsentDraft | undefined): void;
};

type Held = UnsentDraft & {
  /** Something was written here that the server does not have. */
  unsent: boolean;
  /** When the server took the newest that is known of. */
  updatedAt: string;
  /** Until when nothing is told: somebody is typing. */
  timer?: ReturnType<typeof setTimeout> | undefined;
  telling: boolean;
  /** The text that the server has refused on this connection. */
  refused?: string | undefined;
};

/** After the last key; every pause of somebody who writes would be a request otherwise. */
export const tellAfterMs = 1000;

export function createDrafts({ call, keep }: DraftsOptions): Drafts {
  const drafts = new Map<string, Held>();
  const keyed = createKeyed((key) => drafts.get(key)?.text ?? "");
  const retry = createRetry(tellAll);
  let live = false;
  const pages = createPages<Draft>({
    whole: true,
    read: async (cursor, signal) => {
      const answer = await call("drafts.list", { limit: pageRows, ...(cursor && { cursor }) }, { signal });
      return { rows: answer.drafts, next: answer.next };
    },
    replace(rows, heard) {
      const listed = new Map(rows.map((draft) => [keyOf(draft.channelId, draft.threadId), draft]));
      for (const [key, held] of drafts) if (!listed.has(key) && !heard.has(key)) take(held, null);
      for (const [key, draft] of listed) if (!heard.has(key)) take(at(draft.channelId, draft.threadId), draft);
      tellAll();
    },
    append() {},
    changed() {},
  });

  function at(channelId: string, threadId: string | null): Held {
    const key = keyOf(channelId, threadId);
    let held = drafts.get(key);
    if (!held) {
      held = { channelId, threadId, text: "", unsent: false, updatedAt: "", telling: false };
      drafts.set(key, held);
    }
    return held;
  }

  /** What was written here and is not told yet is newer than anything that the server has. */
  function take(held: Held, draft: Draft | null) {
    if (held.unsent || (draft && draft.updatedAt < held.updatedAt)) return;
    if (draft) held.updatedAt = draft.updatedAt;
    show(held, draft?.text ?? "");
  }

  function show(held: Held, text: string) {
    if (held.text === text) return;
    held.text = text;
    keyed.changed(keyOf(held.channelId, held.threadId));
  }

  function write(held: Held, text: string, afterMs: number) {
    const { channelId, threadId } = held;
    if (held.text === text && !held.unsent) return;
    show(held, text);
    held.unsent = true;
    keep?.(keyOf(channelId, threadId), { channelId, threadId, text });
    clearTimeout(held.timer);
    held.timer = setTimeout(() => {
      held.timer = undefined;
      void tell(held);
    }, afterMs);
  }

  async function tell(held: Held) {
    if (!live || !held.unsent || held.telling || held.timer || held.text === held.refused || retry.waiting()) return;
    const { channelId, threadId, text } = held;
    const isHere = () => drafts.get(keyOf(channelId, threadId)) === held;
    held.telling = true;
    try {
      const { draft } = await call("drafts.set", threadId === null ? { channelId, text } : { channelId, threadId, text });
      if (!isHere()) return;
      if (draft) held.updatedAt = draft.updatedAt;
      settle(held, text);
      retry.reset();
    } catch (thrown) {
      if (!isHere()) return;
      const error = asChatFlowError(thrown);
      if (isTransient(error)) retry.later(error);
      // It stays on this device: the words may be too many for the server, but they are somebody's.
      else held.refused = text;
    }
    held.telling = false;
    // Those that failed before this one wait no longer: there is one pause for all.
    tellAll();
  }

  function settle(held: Held, text: string) {
    if (held.text !== text) return;
    held.unsent = false;
    keep?.(keyOf(held.channelId, held.threadId), undefined);
  }

  function tellAll() {
    for (const held of drafts.values()) void tell(held);
  }

  function drop(key: string, held: Held) {
    clearTimeout(held.timer);
    drafts.delete(key);
    keyed.changed(key);
  }

  return {
    of: (channelId, threadId) => keyed.of(keyOf(channelId, threadId)),
    set: (channelId, threadId, text) => write(at(channelId, threadId), text, text === "" ? 0 : tellAfterMs),
    heard(channelId, threadId, draft) {
      pages.heard(keyOf(channelId, threadId));
      take(at(channelId, threadId), draft);
    },
    restore(unsent) {
      for (const { channelId, threadId, text } of unsent) {
        const held = at(channelId, threadId);
        if (held.unsent) continue;
        show(held, text);
        held.unsent = true;
      }
      tellAll();
    },
    refresh({ sameEpoch }) {
      live = true;
      retry.reset();
      for (const held of drafts.values()) {
        held.refused = undefined;
        if (!sameEpoch) held.updatedAt = "";
      }
      pages.refresh();
    },
    forget(channelId) {
      for (const [key, held] of drafts) {
        if (held.channelId !== channelId) continue;
        if (held.unsent) keep?.(key, undefined);
        drop(key, held);
      }
    },
    clear() {
      live = false;
      retry.reset();
      pages.clear();
      for (const [key, held] of drafts) drop(key, held);
    },
  };
}

function keyOf(channelId: string, threadId: string | null): string {
  return threadId === null ? channelId : `${channelId} ${threadId}`;
}

/** Whether something that was kept, perhaps by another version, is a draft. */
export function isUnsentDraft(value: unknown): value is UnsentDraft {
  if (typeof value !== "object" || value === null) return false;
  const { channelId, threadId, text }: Record<string, unknown> = { ...value };
  return typeof channelId === "string" && typeof text === "string" && (threadId === null || typeof threadId === "string");
}
