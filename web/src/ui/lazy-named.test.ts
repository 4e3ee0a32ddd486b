import { expect, test } from "vitest";
import { fetchParts, lazyNamed } from "./lazy-named.ts";

test("all parts are fetched, those that another one brings along too, and one that fails holds up none", async () => {
  const fetched: string[] = [];
  const part = (name: string, brings: () => void = () => {}) =>
    lazyNamed(async () => {
      fetched.push(name);
      brings();
      return { [name]: () => null };
    }, name);
  part("Menu", () => part("Emoji"));
  lazyNamed(() => Promise.reject(new Error("404")), "Gone");
  part("Dialog");
  await fetchParts();
  expect(fetched).toEqual(["Menu", "Dialog", "Emoji"]);
  await fetchParts();
  expect(fetched).toHaveLength(3);
});
