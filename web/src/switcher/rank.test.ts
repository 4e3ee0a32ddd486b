import { describe, expect, it } from "vitest";
import { matchScore } from "./match-score.ts";
import { type Candidate, ranked } from "./rank.ts";

const of = (name: string, change: Partial<Candidate> = {}): Candidate => ({
  key: name,
  kind: "channel",
  names: [name],
  unread: 0,
  mentions: 0,
  recent: null,
  open: false,
  back: false,
  ...change,
});
const person = (name: string, username: string, change: Partial<Candidate> = {}) =>
  of(name, { kind: "person", names: [name, username], ...change });
const action = (name: string, ...words: string[]) => of(name, { kind: "action", names: [name, ...words] });
const keys = (typed: string, candidates: Candidate[], most = 20) => ranked(typed, candidates, most).map(({ key }) => key);

describe("how well a name fits", () => {
  it.each([
    ["eng", "engine-room", "the-engine"],
    ["the eng", "the-engine", "there-is-no-engine"],
    ["gr ho", "Grace Hopper", "group-hotel-gr"],
    ["gine", "engine", "going-on-eleven"],
    ["general", "general", "general-talk"],
    ["gnrl", "general", "going on a run for it all"],
  ])("%s is rather %s than %s", (typed, better, worse) => {
    expect(matchScore(typed, better)).toBeGreaterThan(matchScore(typed, worse));
  });

  it("does not care about accents, capitals and the signs between words", () => {
    for (const [typed, name] of [
      ["cafe", "Café"],
      ["ÅNGSTROM", "ångström"],
      ["dev ops", "dev_ops"],
      ["team-a", "team a"],
    ] as const) {
      expect(matchScore(typed, name), `${typed} ${name}`).toBe(100);
    }
    expect(matchScore("日本", "日本語")).toBeGreaterThan(80);
  });

  it("is nothing where a letter is missing, or they are strewn", () => {
    expect([matchScore("xyz", "engine-room"), matchScore("edh", "enormously dull hallway"), matchScore("", "a")]).toEqual([0, 0, 0]);
  });
});

describe("with nothing typed", () => {
  it("mentions come first, then what is unread, then where one was last; people and what is set back not at all", () => {
    const candidates = [
      of("a"),
      of("open", { open: true, recent: 0 }),
      of("unread", { unread: 2 }),
      of("older", { recent: 3 }),
      of("last", { recent: 1 }),
      of("mention", { unread: 1, mentions: 1 }),
      of("archived", { back: true }),
      person("Nobody Yet", "nobody"),
      action("Create a channel"),
    ];
    expect(keys("", candidates)).toEqual(["mention", "unread", "last", "older", "a", "Create a channel"]);
    expect(keys("", candidates, 2)).toEqual(["mention", "unread"]);
  });
});

describe("with something typed", () => {
  it("puts channels, people and actions into one order", () => {
    const candidates = [of("grapes"), person("Grace Hopper", "grace"), action("Create a channel", "group"), of("logs")];
    expect(keys("gra", candidates)).toEqual(["grapes", "Grace Hopper"]);
    expect(keys("group", candidates)).toEqual(["Create a channel"]);
  });

  it("prefers where one was lately and what is unread among what fits alike", () => {
    expect(keys("room", [of("room-1"), of("room-2", { recent: 0 }), of("room-3", { unread: 1 })])).toEqual(["room-2", "room-3", "room-1"]);
  });

  it("finds people by their usernames, and what is archived after all else", () => {
    expect(keys("ghopper", [person("Grace Hopper", "ghopper")])).toEqual(["Grace Hopper"]);
    expect(keys("plan", [of("plan", { back: true }), of("old-plans")])).toEqual(["plan", "old-plans"]);
    expect(keys("plan", [of("plans-2025", { back: true }), of("old-plans")])).toEqual(["old-plans", "plans-2025"]);
  });

  it("keeps to one kind when asked", () => {
    const candidates = [of("grace-notes"), person("Grace Hopper", "grace"), action("Grace period")];
    expect([keys("#gra", candidates), keys("@gra", candidates), keys("> gra", candidates)]).toEqual([
      ["grace-notes"],
      ["Grace Hopper"],
      ["Grace period"],
    ]);
    expect(keys("@", candidates)).toEqual(["Grace Hopper"]);
  });
});
