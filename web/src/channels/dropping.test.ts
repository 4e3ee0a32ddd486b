import type { ChannelEntry, MemberSettings, SidebarSection } from "@chatflow/protocol";
import { describe, expect, it } from "vitest";
import { droppedIn, gapAt, nearestTo, scrollSpeed, sectionsDropped, settingsIn } from "./dropping.ts";
import { builtIn, sectionKeyOf } from "./sidebar-sections.ts";
import { directEntry, namedEntry } from "./test-entries.ts";

const own: SidebarSection[] = ["s1", "s2", "s3"].map((id) => ({ id, name: id, collapsed: false }));
const set = (entry: ChannelEntry, settings: Partial<MemberSettings>): ChannelEntry => ({
  ...entry,
  settings: { muted: true, favourite: false, sectionId: null, ...settings },
});

describe("a conversation that is dropped in a section", () => {
  const anywhere = [
    namedEntry("a"),
    set(namedEntry("b"), { favourite: true, sectionId: "s1" }),
    set(directEntry("c"), { sectionId: "s2" }),
  ];

  it("stands there afterwards, wherever it came from", () => {
    for (const entry of anywhere) {
      const natural = entry.channel.type === "direct" ? builtIn.direct : builtIn.channels;
      for (const key of [builtIn.favourites, "s1", "s2", natural]) {
        const change = droppedIn(key, entry, own);
        if (key === sectionKeyOf(entry, own)) expect(change).toBeNull();
        else expect(sectionKeyOf(set(entry, { ...entry.settings, ...change }), own)).toBe(key);
      }
    }
  });

  it("keeps what else is set, and as a favourite the section that it goes back to", () => {
    expect(settingsIn(builtIn.favourites, own)).toEqual({ favourite: true });
    expect(settingsIn("s2", own)).toEqual({ favourite: false, sectionId: "s2" });
    expect(settingsIn("gone", own)).toEqual({ favourite: false, sectionId: null });
  });

  it("does not become what it is not", () => {
    expect(droppedIn(builtIn.direct, set(namedEntry("a"), { favourite: true }), own)).toBeNull();
    expect(droppedIn(builtIn.channels, set(directEntry("a"), { favourite: true }), own)).toBeNull();
  });
});

it("a conversation that is dropped between two sections is meant for the nearer one", () => {
  const spans = [
    { id: "s1", top: 100, bottom: 140 },
    { id: "s2", top: 156, bottom: 260 },
  ];
  expect([91, 92, 120, 147, 149, 268, 269].map((y) => nearestTo(y, spans, 8))).toEqual([null, "s1", "s1", "s1", "s2", "s2", null]);
  expect(nearestTo(5, [], 8)).toBeNull();
});

describe("a section that is dropped among the others", () => {
  const order = (id: string, beforeId: string | null) =>
    sectionsDropped(own, id, beforeId)
      ?.map((one) => one.id)
      .join(" ") ?? null;

  it("goes before another one or to the end", () => {
    expect([order("s3", "s1"), order("s1", "s3"), order("s1", null), order("s2", null), order("s3", "s2")]).toEqual([
      "s3 s1 s2",
      "s2 s1 s3",
      "s2 s3 s1",
      "s1 s3 s2",
      "s1 s3 s2",
    ]);
  });

  it("changes nothing where it was, or when it is gone", () => {
    expect([order("s2", "s2"), order("s2", "s3"), order("s3", null), order("gone", "s1")]).toEqual([null, null, null, null]);
  });

  it("lands in the gap that is nearest", () => {
    const spans = [
      { id: "s1", top: 100, bottom: 140 },
      { id: "s2", top: 160, bottom: 260 },
    ];
    expect([20, 119, 121, 209, 211, 900].map((y) => gapAt(y, spans))).toEqual(["s1", "s1", "s2", "s2", null, null]);
    expect(gapAt(5, [])).toBeNull();
  });
});

it("the list scrolls by itself at its edges only, and faster the nearer", () => {
  const view = { top: 100, bottom: 600 };
  const [atTop, nearTop, middle, nearBottom, atBottom] = [100, 120, 350, 580, 600].map((y) => scrollSpeed(y, view));
  expect(middle).toBe(0);
  expect([Math.sign(nearTop ?? 0), Math.sign(nearBottom ?? 0)]).toEqual([-1, 1]);
  expect(atTop).toBeLessThan(nearTop ?? 0);
  expect(atBottom).toBeGreaterThan(nearBottom ?? 0);
  expect(scrollSpeed(-50, view)).toBe(atTop);
  const low = { top: 100, bottom: 120 };
  expect([Math.sign(scrollSpeed(104, low)), Math.sign(scrollSpeed(116, low))]).toEqual([-1, 1]);
});
