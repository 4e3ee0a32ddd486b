import type { Presence } from "@chatflow/protocol";
import { expect, test } from "vitest";
import { presenceText } from "./presence-text.ts";

const now = new Date("2026-11-21T12:00:00.000Z");
const offline = (lastSeenAt: string | null): Presence => ({ userId: "ada", state: "offline", lastSeenAt, statusEmoji: "", statusText: "" });

test.each([
  [null, "Offline"],
  ["2026-11-21T11:59:30.000Z", "Last seen just now"],
  ["2026-11-21T12:00:30.000Z", "Last seen just now"], // this machine's clock is behind
  ["2026-11-21T11:55:00.000Z", "Last seen 5 minutes ago"],
  ["2026-11-21T09:00:00.000Z", "Last seen 3 hours ago"],
  ["2026-11-20T11:00:00.000Z", "Last seen yesterday"],
  ["2026-11-11T11:00:00.000Z", "Last seen 10 days ago"],
])("somebody last there at %s: %s", (lastSeenAt, text) => {
  expect(presenceText(offline(lastSeenAt), now)).toBe(text);
});

test("somebody who is there is not said to have been", () => {
  const seen = "2026-11-21T09:00:00.000Z";
  expect(presenceText({ ...offline(seen), state: "online" }, now)).toBe("Online");
  expect(presenceText({ ...offline(seen), state: "dnd" }, now)).toBe("Do not disturb");
});
