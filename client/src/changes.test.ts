import { ChatFlowError, type CommandName, type Message } from "@chatflow/protocol";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createChanges } from "./changes.ts";
import type { KeptChange, KeptMessageChange } from "./changes-entry.ts";
import type { Change } from "./changes-overlay.ts";
import type { Client } from "./client.ts";
import type { SentEntry } from "./message-log.ts";
import { createRefusals } from "./refusals.ts";
import { said } from "./test/said.ts";

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(0.5);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

type Attempt = {
  name: CommandName;
  input: { messageId: string; text?: string };
  answer(rev: number): void;
  fail(error: ChatFlowError): void;
};

function setUp(hasTimeline = true) {
  const attempts: Attempt[] = [];
  const kept = new Map<string, KeptChange>();
  const call = ((name: CommandName, input: Attempt["input"], { signal }: { signal: AbortSignal }) =>
    new Promise<Message>((resolve, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason));
      attempts.push({ name, input, fail: reject, answer: (rev) => resolve(said(1, { id: input.messageId, rev })) });
    })) as unknown as Client["call"];
  let made = 0;
  function keep(id: string, change: KeptChange | undefined) {
    if (change) kept.set(id, change);
    else kept.delete(id);
  }
  const refusals = createRefusals(keep);
  const restore = (again: KeptChange[]) => changes.restore(refusals.restore(again as KeptMessageChange[]));
  const changes = createChanges({
    call,
    mayCall: () => true,
    myId: () => "ada",
    changed: () => {},
    carriedOut: () => hasTimeline,
    keep,
    refused: refusals.add,
    newId: () => `change${++made}`,
  });
  const make = (change: Change, messageId = "m1") => changes.make({ channelId: "c", messageId }, change);
  const last = () => {
    const attempt = attempts.at(-1);
    if (!attempt) throw new Error("Nothing was attempted.");
    return attempt;
  };
  const attempted = () => attempts.map(({ name, input }) => `${name.slice("messages.".length)} ${input.messageId}`);
  return { changes, refusals, restore, attempts, kept, make, last, attempted, settle: () => vi.advanceTimersByTimeAsync(0) };
}

const base: SentEntry = { state: "sent", message: said(1, { text: "first" }) };

test("a change is shown at once, and until the timeline has what the server made of it", async () => {
  const { changes, make, last, settle, kept } = setUp();
  make({ do: "edit", text: "second" });
  const shown = changes.shown(base);
  expect(shown).toMatchObject({ changing: true, message: { text: "second" } });
  expect(changes.shown(base)).toBe(shown);
  last().answer(7);
  await settle();
  expect(kept.size).toBe(0);
  expect(changes.shown(base)).toMatchObject({ changing: true, message: { text: "second" } });
  const after: SentEntry = { state: "sent", message: said(1, { text: "second", rev: 7 }) };
  expect(changes.shown(after)).toBe(after);
  changes.placed(after.message);
  expect(changes.any("c")).toBe(false);
});

test("without a timeline nothing waits for it", async () => {
  const { changes, make, last, settle } = setUp(false);
  make({ do: "pin", on: true });
  last().answer(7);
  await settle();
  expect(changes.any("c")).toBe(false);
});

test("those of one message go one after the other in their order, those of others beside them", async () => {
  const { make, attempted, attempts, settle } = setUp();
  make({ do: "edit", text: "second" });
  make({ do: "react", emoji: "🎉", on: true });
  make({ do: "remove" }, "m2");
  expect(attempted()).toEqual(["edit m1", "delete m2"]);
  attempts[0]?.answer(2);
  await settle();
  expect(attempted()).toEqual(["edit m1", "delete m2", "react m1"]);
});

test("one that waits gives way to a later one of the same thing; one under way does not", async () => {
  const { make, attempts, last, settle, kept } = setUp();
  for (const text of ["second", "third", "fourth"]) make({ do: "edit", text });
  make({ do: "react", emoji: "🎉", on: true });
  make({ do: "react", emoji: "👀", on: true });
  make({ do: "react", emoji: "🎉", on: false });
  expect([...kept.values()].map(({ change }) => change)).toEqual([
    { do: "edit", text: "second" },
    { do: "edit", text: "fourth" },
    { do: "react", emoji: "👀", on: true },
    { do: "react", emoji: "🎉", on: false },
  ]);
  for (let rev = 2; rev <= 5; rev++) {
    last().answer(rev);
    await settle();
  }
  expect(attempts.map(({ name, input }) => input.text ?? name)).toEqual(["second", "fourth", "messages.react", "messages.unreact"]);
});

test("what fails for the moment is tried again, also at once on a new connection", async () => {
  const { changes, make, attempted, last, settle } = setUp();
  make({ do: "remove" });
  last().fail(new ChatFlowError("unavailable"));
  await settle();
  await vi.advanceTimersByTimeAsync(250);
  expect(attempted()).toHaveLength(2);
  changes.resume();
  await settle();
  expect(attempted()).toHaveLength(3);
  last().answer(2);
  await settle();
  expect(vi.getTimerCount()).toBe(0);
});

test("one that is refused is not shown, is told with the reason, and does not hold up the next", async () => {
  const { changes, refusals, make, attempted, last, settle, kept } = setUp();
  const id = make({ do: "edit", text: "lost?" });
  make({ do: "pin", on: true });
  last().fail(new ChatFlowError("forbidden"));
  await settle();
  expect(changes.shown(base).message.text).toBe("first");
  expect(attempted()).toEqual(["edit m1", "pin m1"]);
  expect(refusals.list.get()).toMatchObject([{ id, change: { do: "edit", text: "lost?" }, error: { code: "forbidden" } }]);
  expect(kept.get(id)?.error?.code).toBe("forbidden");
  refusals.dismiss(id);
  expect(refusals.list.get()).toEqual([]);
  expect(kept.has(id)).toBe(false);
});

test("what was kept goes on, and what was refused is still told", async () => {
  const first = setUp();
  first.make({ do: "edit", text: "second" });
  first.make({ do: "remove" }, "m2");
  first.attempts[0]?.fail(new ChatFlowError("forbidden"));
  await first.settle();
  const next = setUp();
  next.restore([...first.kept.values()]);
  expect(next.refusals.list.get()).toHaveLength(1);
  expect(next.attempted()).toEqual(["delete m2"]);
});

test("[S2] in another epoch nothing stands for what was carried out in the one before; what was not, is still sent", async () => {
  const { changes, make, last, settle, attempted } = setUp();
  make({ do: "remove" });
  last().answer(7);
  await settle();
  make({ do: "edit", text: "second" }, "m2");
  changes.epochChanged();
  // The restored message has a rev below the one of its deletion, which the server does not know any more.
  expect(changes.shown(base)).toBe(base);
  changes.resume();
  await settle();
  expect(attempted()).toEqual(["delete m1", "edit m2", "edit m2"]);
});

test("clearing leaves nothing, no timer either", async () => {
  const { changes, make, last, settle } = setUp();
  make({ do: "remove" });
  last().fail(new ChatFlowError("unavailable"));
  await settle();
  changes.clear();
  expect(vi.getTimerCount()).toBe(0);
  expect(changes.shown(base)).toBe(base);
});

test("a held change is shown and kept at once, and sent when its time has come", async () => {
  const { changes, make, attempted, settle, kept } = setUp();
  make({ do: "react", emoji: "👍", on: true }, "m2");
  const id = changes.make({ channelId: "c", messageId: "m1" }, { do: "remove" }, 5000);
  expect(changes.shown(base)).toMatchObject({ changing: true, message: { text: "", deletedAt: expect.any(String) } });
  expect(kept.get(id)).toMatchObject({ messageId: "m1", change: { do: "remove" } });
  await vi.advanceTimersByTimeAsync(4999);
  changes.resume(); // another connection is no reason
  await settle();
  expect(attempted()).toEqual(["react m2", "react m2"]);
  await vi.advanceTimersByTimeAsync(1);
  expect(attempted()).toEqual(["react m2", "react m2", "delete m1"]);
});

test("undo takes back what is held or waits, and nothing that may have been sent", async () => {
  const { changes, make, attempted, last, settle, kept } = setUp();
  const held = changes.make({ channelId: "c", messageId: "m1" }, { do: "remove" }, 5000);
  const behind = make({ do: "react", emoji: "👍", on: true });
  expect(changes.undo(held)).toBe(true);
  expect([kept.has(held), changes.undo(held), changes.undo("unknown")]).toEqual([false, false, false]);
  expect(attempted()).toEqual(["react m1"]); // it waited for the other
  expect(changes.undo(behind)).toBe(false);
  const waiting = make({ do: "pin", on: true });
  expect(changes.undo(waiting)).toBe(true);
  last().fail(new ChatFlowError("unavailable"));
  await settle();
  expect(changes.undo(behind)).toBe(false); // it may have arrived
  await vi.advanceTimersByTimeAsync(60_000);
  last().answer(3);
  await settle();
  expect(new Set(attempted())).toEqual(new Set(["react m1"]));
  expect(changes.shown(base)).toMatchObject({ message: { deletedAt: null, pinnedAt: null } });
});

test("after the hold undo is too late, and a hold that is cleared sends nothing", async () => {
  const { changes, attempted, settle, last } = setUp();
  const place = { channelId: "c", messageId: "m1" };
  const gone = changes.make(place, { do: "remove" }, 1000);
  await vi.advanceTimersByTimeAsync(1000);
  expect(changes.undo(gone)).toBe(false);
  last().answer(2);
  await settle();
  expect(changes.undo(gone)).toBe(false);
  changes.make({ ...place, messageId: "m2" }, { do: "remove" }, 1000);
  changes.clear();
  await vi.advanceTimersByTimeAsync(5000);
  expect(attempted()).toEqual(["delete m1"]);
});

test("what was kept while it was held is sent at once by the next program, and cannot be taken back there", async () => {
  const before = setUp();
  const id = before.changes.make({ channelId: "c", messageId: "m1" }, { do: "remove" }, 60_000);
  const kept = structuredClone([...before.kept.values()]);
  const { changes, restore, attempted } = setUp();
  restore(kept);
  expect(attempted()).toEqual(["delete m1"]);
  expect(changes.undo(id)).toBe(false);
});
