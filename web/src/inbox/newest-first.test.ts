import { expect, it } from "vitest";
import { namedEntry } from "../channels/test-entries.ts";
import { newestFirst } from "./newest-first.ts";

const said = (id: string, lastMessageAt: string | null) => ({ ...namedEntry(id), head: { seq: 1, rev: 1, lastMessageAt } });

it("shows what is wanted, the newest message first and what has none last", () => {
  const entries = [
    said("silent", null),
    said("old", "2026-11-18T10:00:00.000Z"),
    said("read", "2026-11-20T10:00:00.000Z"),
    said("new", "2026-11-19T10:00:00.000Z"),
  ];
  const shown = newestFirst(entries, new Set(["silent", "old", "new"]));
  expect(shown.map(({ channel }) => channel.id)).toEqual(["new", "old", "silent"]);
});
