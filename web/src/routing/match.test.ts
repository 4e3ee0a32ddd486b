import { expect, it } from "vitest";
import { match } from "./match.ts";

it("finds parameters by name, and does not mind a slash at the end", () => {
  expect(match("/c/:channelId", "/c/42")).toEqual({ channelId: "42" });
  expect(match("/c/:channelId", "/c/42/")).toEqual({ channelId: "42" });
  expect(match("/join/:code", "/join/a%2Fb")).toEqual({ code: "a/b" });
  expect(match("/", "/")).toEqual({});
});

it("is null for every other address", () => {
  for (const path of ["/", "/c", "/c/1/2", "/d/1", "/c/%zz"]) expect(match("/c/:channelId", path)).toBeNull();
  expect(match("/", "/sign-in")).toBeNull();
});
