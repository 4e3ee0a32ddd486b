import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createNotices, noticeMs } from "./notices.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("shows a word for a while, a failure for longer", () => {
  const notices = createNotices();
  const texts = () => notices.shown.get().map((notice) => notice.text);
  notices.tell("info", "Link copied.");
  notices.tell("danger", "Not pinned.");
  expect(texts()).toEqual(["Link copied.", "Not pinned."]);
  vi.advanceTimersByTime(noticeMs.info);
  expect(texts()).toEqual(["Not pinned."]);
  vi.advanceTimersByTime(noticeMs.danger);
  expect(texts()).toEqual([]);
});

it("says the same thing once, keeps the newest three, and takes one or all away when asked", () => {
  const notices = createNotices();
  const texts = () => notices.shown.get().map((notice) => notice.text);
  for (const text of ["a", "b", "a", "c", "d"]) notices.tell("info", text);
  expect(texts()).toEqual(["a", "c", "d"]);
  const [first] = notices.shown.get();
  if (first) notices.dismiss(first.id);
  expect(texts()).toEqual(["c", "d"]);
  notices.clear();
  expect(texts()).toEqual([]);
});

it("does what the newest notice offers, one after the other, once each", () => {
  const notices = createNotices();
  const done: string[] = [];
  for (const text of ["first", "second"]) notices.tell("info", text, { label: "Undo", run: () => done.push(text) });
  notices.tell("info", "Link copied.");
  expect([notices.act(), notices.act(), notices.act()]).toEqual([true, true, false]);
  expect(done).toEqual(["second", "first"]);
  expect(notices.shown.get().map(({ text }) => text)).toEqual(["Link copied."]);
});

it("keeps every action for as long as it may be pressed, though its notice says what another one says", () => {
  const notices = createNotices();
  const run = vi.fn();
  notices.tell("info", "Message deleted", { label: "Undo", run });
  notices.tell("info", "Message deleted", { label: "Undo", run });
  vi.advanceTimersByTime(noticeMs.action - 1);
  expect(notices.shown.get()).toHaveLength(2);
  vi.advanceTimersByTime(1);
  expect(notices.shown.get()).toEqual([]);
  expect(run).not.toHaveBeenCalled();
});
