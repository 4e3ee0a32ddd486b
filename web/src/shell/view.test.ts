import { expect, it } from "vitest";
import {
  addressOf,
  channelAddress,
  channelMembersAddress,
  channelSettingsAddress,
  messageAddress,
  threadAddress,
} from "../routing/addresses.ts";
import { viewOf } from "./view.ts";

it("knows the page of each address that the app makes", () => {
  const channel = { kind: "channel", channelId: "c", threadId: null, messageId: null };
  expect(viewOf("/")).toEqual({ kind: "home" });
  expect(viewOf("/preferences")).toEqual({ kind: "preferences", section: null });
  expect(viewOf("/preferences/appearance")).toEqual({ kind: "preferences", section: "appearance" });
  expect(viewOf("/preferences/elsewhere")).toBeNull();
  expect(viewOf("/threads")).toEqual({ kind: "threads" });
  expect(viewOf("/inbox")).toEqual({ kind: "inbox" });
  expect(viewOf("/scheduled")).toEqual({ kind: "scheduled" });
  expect(viewOf("/search")).toEqual({ kind: "search" });
  expect(viewOf("/channels")).toEqual({ kind: "browse" });
  expect(viewOf(channelAddress("c"))).toEqual(channel);
  expect(viewOf(channelSettingsAddress("c"))).toEqual({ kind: "channel-settings", channelId: "c" });
  expect(viewOf(channelMembersAddress("c"))).toEqual({ kind: "channel-members", channelId: "c" });
  expect(viewOf(messageAddress("c", "m"))).toEqual({ ...channel, messageId: "m" });
  expect(viewOf(threadAddress("c", "t"))).toEqual({ ...channel, threadId: "t" });
  expect(viewOf("/c/c/thread/t/m/x")).toBeNull();
  expect(viewOf("/elsewhere")).toBeNull();
});

it("leads to a reply in its thread, and to anything else in its channel", () => {
  expect(viewOf(addressOf({ channelId: "c", id: "m" }))).toEqual({ kind: "channel", channelId: "c", threadId: null, messageId: "m" });
  const reply = addressOf({ channelId: "c", id: "m", threadId: "t" });
  expect(viewOf(reply)).toEqual({ kind: "channel", channelId: "c", threadId: "t", messageId: "m" });
});
