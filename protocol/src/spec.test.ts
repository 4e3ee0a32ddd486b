import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const project = new URL("../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, project), "utf8");

const rules = [...read("protocol/SPEC.md").matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map((match) => match[1] ?? "");
const named = new Set(
  globSync(["client/src/**/*.test.ts", "server/src/**/*.test.ts", "e2e/**/*.test.ts"], { cwd: project })
    .flatMap((path) => [...read(path).matchAll(/"\[([A-Z]\d+(?:, [A-Z]\d+)*)\] /g)])
    .flatMap((match) => match[1]?.split(", ") ?? []),
);

test("every rule of SPEC.md has a test that names it, and no test names a rule that is not there", () => {
  expect(new Set(rules).size).toBe(rules.length);
  expect([...named].toSorted()).toEqual(rules.toSorted());
});
