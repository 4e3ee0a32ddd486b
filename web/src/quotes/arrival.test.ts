import type { Timeline, TimelineSnapshot } from "@chatflow/client";
import { ChatFlowError } from "@chatflow/protocol";
import { expect, it } from "vitest";
import { createStore } from "../state.ts";
import { arrivalOf } from "./arrival.ts";

const createdAt = "2026-11-20T22:04:05.123Z";
const content = { id: "m", channelId: "c", authorId: "me", text: "", createdAt };
const sending: TimelineSnapshot = {
  status: "ready",
  entries: [{ ...content, state: "sending" }],
  hasOlder: false,
  loadingOlder: false,
  hasNewer: false,
  loadingNewer: false,
};

function timeline() {
  const store = createStore(sending);
  const nothing = () => Promise.resolve();
  const goTo: Timeline["goTo"] = () => Promise.resolve({ status: "there", messageId: null });
  const live: Timeline = { ...store, loadOlder: nothing, loadNewer: nothing, goTo };
  return { store, live };
}

it("tells that the server has it, or why it refused it", async () => {
  const sent = timeline();
  const arrival = arrivalOf(sent.live, "m", 60_000);
  const message = { ...content, seq: 1, rev: 1, editedAt: null, deletedAt: null, pinnedAt: null, reactions: [] };
  sent.store.set({ ...sending, entries: [{ state: "sent", message }] });
  expect(await arrival).toEqual({ status: "sent" });
  const refused = timeline();
  const error = new ChatFlowError("forbidden");
  refused.store.set({ ...sending, entries: [{ ...content, state: "failed", error }] });
  expect(await arrivalOf(refused.live, "m", 60_000)).toEqual({ status: "failed", error });
});

it("does not wait for ever", async () => {
  expect(await arrivalOf(timeline().live, "m", 0)).toEqual({ status: "waiting" });
});
