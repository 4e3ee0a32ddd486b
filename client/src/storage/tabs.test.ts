import { expect, test } from "vitest";
import { lockedTabs } from "./tabs.ts";

const runs = () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { ran: promise, run: async () => resolve() };
};

// On the Web Locks of this very program, which are those of a browser.
test("one learns that a tab is gone when it lets go, or at once when it never was", async () => {
  const tabs = lockedTabs(navigator.locks, crypto.randomUUID());
  const letGo = tabs.live("one");
  const [gone, never] = [runs(), runs()];
  let isGone = false;
  tabs.whenGone("one", async () => {
    isGone = true;
    await gone.run();
  });
  tabs.whenGone("nobody", never.run);
  await never.ran;
  expect(isGone).toBe(false);
  letGo();
  await gone.ran;
});

test("one at a time takes over, and who ceased to wait does not", async () => {
  const tabs = lockedTabs(navigator.locks, crypto.randomUUID());
  const letGo = tabs.live("one");
  const order: string[] = [];
  const last = runs();
  tabs.whenGone("one", async () => {
    order.push("first begins");
    await Promise.resolve();
    order.push("first ends");
  });
  const cease = tabs.whenGone("one", async () => void order.push("ceased"));
  tabs.whenGone("one", async () => {
    order.push("last");
    await last.run();
  });
  cease();
  letGo();
  await last.ran;
  expect(order).toEqual(["first begins", "first ends", "last"]);
});
