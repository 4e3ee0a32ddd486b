import { beforeEach, expect, it } from "vitest";
import { createStore, type Store } from "../state.ts";
import { afterSending, type DraftKeeper, draftOf, giveBack } from "./drafts.ts";

const place = (channelId: string, threadId: string | null = null) => ({ channelId, threadId });

/** As a chat keeps drafts; what another device writes is set on `kept`. */
let kept: Map<string, Store<string>>;
let chat: DraftKeeper;
beforeEach(() => {
  kept = new Map();
  const of = (channelId: string, threadId: string | null) => {
    const key = `${channelId}/${threadId}`;
    const store = kept.get(key) ?? createStore("");
    kept.set(key, store);
    return store;
  };
  chat = { draft: of, setDraft: (channelId, threadId, text) => of(channelId, threadId).set(text) };
});

it("keeps a text for each channel, and for each thread of it", () => {
  draftOf(chat, place("a")).set("for a");
  draftOf(chat, place("a", "t")).set("for the thread");
  expect(draftOf(chat, place("b")).get()).toBe("");
  expect(draftOf(chat, place("a")).get()).toBe("for a");
  expect(kept.get("a/t")?.get()).toBe("for the thread");
});

it("tells of what was written here within the same event, and of what came from another device", () => {
  const draft = draftOf(chat, place("a"));
  const seen: string[] = [];
  draft.subscribe(() => seen.push(draft.get()));
  draft.set("here");
  expect(seen).toEqual(["here"]);
  kept.get("a/null")?.set("there");
  expect(seen).toEqual(["here", "there"]);
});

it("begins with what the chat has kept", () => {
  kept.set("a/null", createStore("from before"));
  expect(draftOf(chat, place("a")).get()).toBe("from before");
});

it("gives a text back before what was begun meanwhile", () => {
  giveBack(chat, place("a"), "not sent");
  expect(draftOf(chat, place("a")).get()).toBe("not sent");
  giveBack(chat, place("a"), "earlier");
  expect(kept.get("a/null")?.get()).toBe("earlier\nnot sent");
});

it("loses only what was sent", () => {
  expect(afterSending("warp :thread:", "warp :thread:")).toBe("");
  expect(afterSending("warp :thread: and weft", "warp :thread:")).toBe("and weft");
  expect(afterSending("something else", "warp :thread:")).toBe("something else");
  expect(afterSending("", "/shrug")).toBe("");
});
