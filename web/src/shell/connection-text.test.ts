import { closeCodes } from "@chatflow/protocol";
import { expect, it } from "vitest";
import { connectionNotice } from "./connection-text.ts";

it("is quiet while all is well", () => {
  expect(connectionNotice({ status: "online", transport: "websocket" }, 0)).toBeNull();
  expect(connectionNotice({ status: "idle" }, 0)).toBeNull();
});

it("counts down to the next attempt, and offers to try now", () => {
  const state = { status: "waiting", attempt: 2, retryAt: 10_000 } as const;
  expect(connectionNotice(state, 2_500)).toEqual({ text: "Offline, next try in 8 s", tone: "wait", retry: true });
  expect(connectionNotice(state, 12_000)?.text).toBe("Offline, trying now…");
});

it("says what to do about every refusal", () => {
  for (const [close, { reconnect }] of Object.entries(closeCodes)) {
    if (reconnect === "yes") continue;
    const notice = connectionNotice({ status: "refused", close: close as keyof typeof closeCodes }, 0);
    expect(notice?.text, close).toMatch(/Reload|admin/);
  }
});
