import { expect, it } from "vitest";
import { withMention } from "./with-mention.ts";

it("a name stands apart from what was written before it", () => {
  expect(withMention("", "ada")).toBe("@ada ");
  expect(withMention("Thanks", "ada")).toBe("Thanks @ada ");
  expect(withMention("Thanks\n", "ada")).toBe("Thanks\n@ada ");
});
