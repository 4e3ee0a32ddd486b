import { afterEach, expect, test, vi } from "vitest";
import { joinTabLines, type TabLines } from "./tab-lines.ts";

const joined: TabLines[] = [];
afterEach(() => {
  for (const each of joined.splice(0)) each.end();
  vi.unstubAllGlobals();
});

function join(origin: string, changed: () => void): TabLines {
  const lines = joinTabLines(origin, changed);
  joined.push(lines);
  return lines;
}

test("a tab whose line is lost or back tells the others of the same server, and not itself", async () => {
  vi.stubGlobal("document", {});
  const own = vi.fn();
  const elsewhere = vi.fn();
  const first = join("https://chat.example.org", own);
  join("https://other.example.org", elsewhere);
  const heard = new Promise<void>((resolve) => void join("https://chat.example.org", resolve));
  first.tell();
  await heard;
  expect(own).not.toHaveBeenCalled();
  expect(elsewhere).not.toHaveBeenCalled();
});

test("outside of a page there is nobody to tell", () => {
  const changed = vi.fn();
  join("https://chat.example.org", changed).tell();
  expect(changed).not.toHaveBeenCalled();
});
