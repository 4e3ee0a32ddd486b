import { expect, it } from "vitest";
import { storageText } from "./storage-text.ts";

it("is quiet while everything is kept, and says what is lost otherwise", () => {
  const full = new DOMException("no room", "QuotaExceededError");
  const blocked = new Error("blocked");
  expect(storageText({ keeps: "everything" })).toBeNull();
  expect(storageText({ keeps: "unsent", error: full })).toContain("What you send is safe");
  expect(storageText({ keeps: "unsent", error: blocked })).toContain("older messages need a connection");
  expect(storageText({ keeps: "nothing", error: full })).toContain("Free some space");
  expect(storageText({ keeps: "nothing", error: blocked })).toContain("lost when you close");
});
