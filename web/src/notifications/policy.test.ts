import { type ChannelEntry, defaultPreferences, type Me, type Message } from "@chatflow/protocol";
import { expect, it } from "vitest";
import { isWorthTelling } from "./policy.ts";

const me = (change: Partial<Me["preferences"]> = {}, availability: Me["availability"] = "auto") =>
  ({ id: "ada", availability, preferences: { ...defaultPreferences, ...change } }) as Me;
const message = (change: Partial<Message> = {}) => ({ id: "m", authorId: "grace", channelId: "c", text: "Hi", ...change }) as Message;
const mention = message({ mentions: { userIds: ["ada"], everyone: null } });
const named = { channel: { type: "public", name: "general" } } as ChannelEntry;
const muted = { ...named, settings: { muted: true, favourite: false, sectionId: null } } as ChannelEntry;
const direct = { channel: { type: "direct" } } as ChannelEntry;

it("tells of what is meant for somebody, unless they want everything", () => {
  expect([isWorthTelling(mention, me(), named), isWorthTelling(message(), me(), direct)]).toEqual([true, true]);
  expect([isWorthTelling(message(), me(), named), isWorthTelling(message(), me({ notify: "all" }), named)]).toEqual([false, true]);
});

it("tells nothing when nothing is wanted, when somebody is not to be disturbed, and of what one wrote oneself", () => {
  expect(isWorthTelling(mention, me({ notify: "none" }), named)).toBe(false);
  expect(isWorthTelling(mention, me({}, "dnd"), named)).toBe(false);
  expect(isWorthTelling(message({ authorId: "ada" }), me({ notify: "all" }), direct)).toBe(false);
  expect(isWorthTelling(mention, me(), undefined)).toBe(false);
});

it("a muted channel tells of mentions alone", () => {
  expect(isWorthTelling(message(), me({ notify: "all" }), muted)).toBe(false);
  expect(isWorthTelling(mention, me(), muted)).toBe(true);
});

it("a reply tells whom it names, or everyone where it stands in the channel, too", () => {
  const all = me({ notify: "all" });
  expect(isWorthTelling(message({ threadId: "t" }), all, named)).toBe(false);
  expect(isWorthTelling(message({ threadId: "t", alsoInChannel: true }), all, named)).toBe(true);
  expect(isWorthTelling({ ...mention, threadId: "t" }, me(), named)).toBe(true);
});
