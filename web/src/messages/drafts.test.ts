import { expect, it } from "vitest";
import { createDrafts } from "./drafts.ts";

it("keeps a text for each channel", () => {
  const drafts = createDrafts();
  drafts.of("a").set("for a");
  expect(drafts.of("b").get()).toBe("");
  expect(drafts.of("a").get()).toBe("for a");
});

it("gives a text back before what was begun meanwhile, and tells those who show it", () => {
  const drafts = createDrafts();
  let told = 0;
  drafts.of("a").subscribe(() => told++);
  drafts.giveBack("a", "not sent");
  expect(drafts.of("a").get()).toBe("not sent");
  drafts.giveBack("a", "earlier");
  expect(drafts.of("a").get()).toBe("earlier\nnot sent");
  expect(told).toBe(2);
});

it("forgets everything, also for a field that is still shown", () => {
  const drafts = createDrafts();
  const shown = drafts.of("a");
  shown.set("secret");
  drafts.clear();
  expect(shown.get()).toBe("");
  expect(drafts.of("a").get()).toBe("");
});
