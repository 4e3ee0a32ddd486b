import type { ChannelEntry, MemberSettings, SidebarSection } from "@chatflow/protocol";
import { describe, expect, it } from "vitest";
import { movedSection, neighbour, nextWanting, sectionsOf, wantsReading } from "./sidebar-sections.ts";
import { directEntry, namedEntry } from "./test-entries.ts";

const own: SidebarSection[] = [
  { id: "s1", name: "Work", collapsed: false },
  { id: "s2", name: "Later", collapsed: false },
];
const set = (entry: ChannelEntry, settings: Partial<MemberSettings>): ChannelEntry => ({
  ...entry,
  settings: { muted: false, favourite: false, sectionId: null, ...settings },
});
const shown = (given: Partial<Parameters<typeof sectionsOf>[0]>) =>
  sectionsOf({ entries: [], own: [], collapsed: [], wanting: new Set(), openId: null, heldId: null, unreadOnly: false, ...given }).map(
    ({ key, rows }) => `${key}: ${rows.map((entry) => entry.channel.id).join(" ")}`.trim(),
  );

describe("the sections", () => {
  it("stand in the order favourites, own, channels, direct messages", () => {
    const entries = [
      namedEntry("a"),
      set(namedEntry("b"), { favourite: true, sectionId: "s1" }),
      set(namedEntry("c"), { sectionId: "s2" }),
      directEntry("d"),
      set(directEntry("e"), { sectionId: "s2" }),
    ];
    expect(shown({ entries, own })).toEqual(["favourites: b", "s1:", "s2: c e", "channels: a", "direct: d"]);
  });

  it("have no favourites where there are none, and channels of a section that is gone stand where they did before", () => {
    expect(shown({ entries: [set(namedEntry("a"), { sectionId: "gone" })] })).toEqual(["channels: a", "direct:"]);
  });

  it("show what is unread first and what is muted last, else in the order of the list", () => {
    const entries = [set(namedEntry("a"), { muted: true }), namedEntry("b"), namedEntry("c"), namedEntry("d")];
    expect(shown({ entries, wanting: new Set(["c"]) })[0]).toBe("channels: c b d a");
    expect(shown({ entries, wanting: new Set(["c", "a"]) })[0]).toBe("channels: a c b d");
  });

  it("leave the channel that is open where it was, though it is read by now", () => {
    const entries = [namedEntry("a"), namedEntry("b")];
    expect(shown({ entries, openId: "b", heldId: "b" })[0]).toBe("channels: b a");
    expect(shown({ entries, openId: "b" })[0]).toBe("channels: a b");
  });

  it("show, when collapsed, only what is unread and where one is", () => {
    const entries = [namedEntry("a"), namedEntry("b"), namedEntry("c")];
    expect(shown({ entries, collapsed: ["channels"], wanting: new Set(["b"]), openId: "c" })[0]).toBe("channels: b c");
    const collapsed = own.map((section) => ({ ...section, collapsed: true }));
    expect(shown({ entries: [set(namedEntry("a"), { sectionId: "s1" })], own: collapsed })[0]).toBe("s1:");
  });

  it("show nothing but what is unread when asked for that, and no archived channel but the open one", () => {
    const entries = [namedEntry("a"), namedEntry("b"), namedEntry("c", { archivedAt: "2026-11-20T22:04:05.123Z" })];
    expect(shown({ entries, wanting: new Set(["b"]), unreadOnly: true })).toEqual(["channels: b"]);
    expect(shown({ entries })[0]).toBe("channels: a b");
    expect(shown({ entries, openId: "c" })[0]).toBe("channels: a b c");
  });
});

it("a muted conversation asks to be read only when it mentions the reader", () => {
  expect([wantsReading(false, 3, 0), wantsReading(true, 3, 0), wantsReading(true, 3, 1), wantsReading(false, 0, 0)]).toEqual([
    true,
    false,
    true,
    false,
  ]);
});

describe("stepping through the list", () => {
  it("goes around its ends, and begins at one from outside", () => {
    expect([neighbour(["a", "b"], "b", 1), neighbour(["a", "b"], "a", -1), neighbour(["a", "b"], null, -1)]).toEqual(["a", "b", "b"]);
    expect(neighbour([], "a", 1)).toBeNull();
  });

  it("finds the next unread one from where one is", () => {
    const ids = ["a", "b", "c", "d"];
    expect(nextWanting(ids, new Set(["a", "d"]), "b", 1)).toBe("d");
    expect(nextWanting(ids, new Set(["a", "d"]), "d", 1)).toBe("a");
    expect(nextWanting(ids, new Set(["c"]), "c", -1)).toBeNull();
    expect(nextWanting(ids, new Set(["a", "d"]), null, -1)).toBe("d");
  });
});

it("a section goes up and down, and not past the ends", () => {
  const ids = (step: 1 | -1, id: string) => movedSection(own, id, step).map((one) => one.id);
  expect([ids(1, "s1"), ids(-1, "s1"), ids(-1, "s2")]).toEqual([
    ["s2", "s1"],
    ["s1", "s2"],
    ["s2", "s1"],
  ]);
});
