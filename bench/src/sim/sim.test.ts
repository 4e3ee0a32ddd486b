import { expect, test } from "vitest";
import { simulate } from "./simulate.ts";

test("the first 50 schedules hold, and they meet what they are made for", { timeout: 120_000 }, async () => {
  const met = new Set<string>();
  for (let seed = 1; seed <= 50; seed++) {
    const { problems, trace } = await simulate(seed);
    expect({ seed, problems }).toEqual({ seed, problems: [] });
    for (const [what, pattern] of Object.entries(wanted)) if (trace.some((line) => pattern.test(line))) met.add(what);
  }
  expect([...met].sort()).toEqual(Object.keys(wanted).sort());
});

test("a seed gives the same schedule every time, and another seed another one", async () => {
  const [first, again, other] = [await simulate(7), await simulate(7), await simulate(8)];
  expect(first.trace.length).toBeGreaterThan(100);
  expect(again.trace).toEqual(first.trace);
  expect(other.trace).not.toEqual(first.trace);
});

const wanted = {
  "a line that is cut": /fault {3}\S+ is cut/,
  "a line that is dead and open": /is frozen/,
  "a device that is offline": /is offline/,
  "a page that is reloaded": /is reloaded/,
  "a restart": /fault {3}restart/,
  "a restored backup": /backup restored/,
  "a lost event": /^ *\d+ lost/,
  "a catch-up": /messages\.changes \S+ since/,
  "a catch-up that is too far behind": /messages\.changes resync/,
  "a call over HTTP": /^ *\d+ http/,
  "a send over HTTP": /http .*messages\.send/,
  "a refusal for the moment": /rate_limited/,
  "a send that was carried out and answered with a failure": /messages\.send .* internal/,
  "an edit": /messages\.edit .* committed/,
  "a deletion": /messages\.delete .* committed/,
  "a reaction": /messages\.react .* committed/,
  "reading on one device of two": /channels\.markRead .* committed/,
  "a message that is rewritten": /rewrites/,
  leaving: /channels\.leave .* committed/,
  joining: /channels\.join .* committed/,
  "signing out": /signs out/,
  "a reply": /act .* replies "/,
  "reading a thread": /threads\.markRead .* committed/,
  "following a thread": /threads\.follow .* committed/,
  "a list of threads": /act .* lists its threads/,
};
