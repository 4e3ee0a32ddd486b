import type { Message } from "@chatflow/protocol";
import { expect, test } from "vitest";
import { createMessageWindow, type MessageWindow } from "./message-window.ts";
import { said } from "./test/said.ts";

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => said(from + at));

/** A page as the server has it while its newest message is `newest`. */
function page(from: number, to: number, newest: number) {
  return { messages: range(from, to), rev: newest, before: from > 1 ? from : null, after: to < newest ? to : null };
}

function windowOf(most: number, from: number, to: number): MessageWindow {
  const window = createMessageWindow(most);
  window.load(range(from, to), from > 1);
  return window;
}

const place = (window: MessageWindow, message: Message) => window.place({ state: "sent", message });
const seqs = (window: MessageWindow) => window.entries().map(({ message }) => message.seq);
const ends = (window: MessageWindow) => [seqs(window)[0], seqs(window).at(-1), window.hasOlder(), window.hasNewer()];

test("elsewhere, changes apply, new messages wait at the newest end, and going back asks nobody", () => {
  const window = windowOf(1500, 951, 1000);
  window.show(page(101, 150, 1000));
  expect(ends(window)).toEqual([101, 150, true, true]);
  place(window, said(1001));
  place(window, said(120, { rev: 1002, text: "changed" }));
  expect(ends(window)).toEqual([101, 150, true, true]);
  expect(window.entries()[19]?.message.text).toBe("changed");
  expect(window.newest(2)).toEqual({ messages: range(1000, 1001), hasOlder: true });
  window.toNewest();
  expect(ends(window)).toEqual([951, 1001, true, false]);
});

test("where what is shown touches the newest end they are one, without a hole and without a double", () => {
  const window = windowOf(1500, 951, 1000);
  window.show(page(851, 900, 1000));
  window.append(page(901, 950, 1000));
  expect(ends(window)).toEqual([851, 950, true, true]);
  window.append(page(951, 1000, 1000));
  expect(ends(window)).toEqual([851, 1000, true, false]);
  expect(seqs(window)).toEqual(Array.from({ length: 150 }, (_, at) => 851 + at));
});

test("a page read ahead of the changes is the newest end, once it says that nothing is newer", () => {
  const window = windowOf(1500, 51, 100);
  window.show(page(131, 160, 200));
  place(window, said(101));
  expect(ends(window)).toEqual([131, 160, true, true]);
  window.append(page(161, 200, 200));
  expect(ends(window)).toEqual([131, 200, true, false]);
  place(window, said(102));
  place(window, said(201));
  expect(ends(window)).toEqual([131, 201, true, false]);
});

test("messages that came while the last page was on its way leave no hole behind it", () => {
  const window = windowOf(9, 95, 100);
  window.show(page(51, 60, 100));
  const arrived = window.asked();
  for (let seq = 101; seq <= 130; seq++) place(window, said(seq));
  // Read when 64 was the newest, says a server that is far behind.
  window.append(page(61, 64, 64));
  arrived();
  expect(seqs(window).at(-1)).toBe(64);
  expect(window.hasNewer()).toBe(true);
});

test("loading at one end lets go of the other, never of what is near it", () => {
  const window = windowOf(30, 81, 100);
  window.prepend(page(61, 80, 100));
  expect(ends(window)).toEqual([61, 80, true, true]);
  window.prepend(page(41, 60, 100));
  expect(ends(window)).toEqual([41, 60, true, true]);
  window.append(page(61, 80, 100));
  expect(ends(window)).toEqual([61, 80, true, true]);
  window.append(page(81, 100, 100));
  expect(ends(window)).toEqual([81, 100, true, false]);
});

test("messages that only come in are let go of, too: the oldest where one is at the newest end, else the newest", () => {
  const atEnd = windowOf(30, 1, 20);
  for (let seq = 21; seq <= 41; seq++) place(atEnd, said(seq));
  expect(ends(atEnd)).toEqual([22, 41, true, false]);
  for (let seq = 42; seq <= 55; seq++) place(atEnd, said(seq));
  expect([atEnd.atNewest(), ...ends(atEnd)]).toEqual([true, 36, 55, true, false]);
  expect(atEnd.atNewest()).toBe(false);
  const further = windowOf(30, 11, 20);
  further.prepend(page(1, 10, 20));
  for (let seq = 21; seq <= 41; seq++) place(further, said(seq));
  expect(ends(further)).toEqual([1, 30, false, true]);
  expect(further.newest(3).messages).toEqual(range(39, 41));
});

test("a change that overtakes the page is not undone by it", () => {
  const window = windowOf(1500, 951, 1000);
  const arrived = window.asked();
  place(window, said(120, { rev: 1001, text: "changed" }));
  window.show(page(101, 150, 1000));
  arrived();
  expect(window.entries()[19]?.message.text).toBe("changed");
});

test("what is held at the newest end is shown when it is looked for", () => {
  const window = windowOf(1500, 951, 1000);
  window.show(page(101, 150, 1000));
  const reveal = (seq: number) =>
    window.reveal(
      (message) => message.seq >= seq,
      (oldest) => oldest.seq <= seq,
    )?.seq;
  expect([reveal(130), window.hasNewer()]).toEqual([130, true]);
  expect([reveal(500), window.hasNewer()]).toEqual([undefined, true]);
  expect([reveal(960), window.hasNewer()]).toEqual([960, false]);
});
