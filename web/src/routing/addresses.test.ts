import { describe, expect, it } from "vitest";
import { nextAddress, signInAddress } from "./addresses.ts";

describe("where one goes after signing in", () => {
  it("is where one wanted to go", () => {
    const address = signInAddress("/c/1?from=a&b");
    expect(nextAddress(address.slice(address.indexOf("?")))).toBe("/c/1?from=a&b");
  });

  it("is the beginning without a wish", () => {
    expect(signInAddress("/")).toBe("/sign-in");
    expect(nextAddress("")).toBe("/");
  });

  it.each(["https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)", "evil", "http:evil"])(
    "is never elsewhere: %s",
    (next) => {
      expect(nextAddress(`?next=${encodeURIComponent(next)}`)).toBe("/");
    },
  );
});
