import { expect, it } from "vitest";
import { createEditing } from "./editing.ts";

const message = { id: "m", text: "as sent" };
const place = (channelId: string, threadId: string | null = null) => ({ channelId, threadId });

it("begins with what the message says, and keeps what was typed when it is begun again", () => {
  const editing = createEditing();
  editing.begin(place("c"), message);
  const edit = editing.of(place("c")).get();
  expect(edit?.text.get()).toBe("as sent");
  edit?.text.set("better");
  editing.begin(place("c"), { ...message, text: "as sent" });
  expect(editing.of(place("c")).get()?.text.get()).toBe("better");
});

it("edits one message of a place at a time, and another place's beside it", () => {
  const editing = createEditing();
  editing.begin(place("c"), message);
  editing.begin(place("c"), { ...message, id: "n" });
  editing.begin(place("d"), { ...message, id: "o" });
  // The message that a thread began with stands in its channel, too: it is edited where one began to.
  editing.begin(place("c", "n"), { ...message, id: "n" });
  expect(editing.of(place("c")).get()?.messageId).toBe("n");
  editing.end(place("c"));
  expect([editing.of(place("c")).get(), editing.of(place("d")).get()?.messageId]).toEqual([null, "o"]);
  expect(editing.of(place("c", "n")).get()?.messageId).toBe("n");
});

it("forgets everything, also for a screen that still shows it", () => {
  const editing = createEditing();
  editing.begin(place("c"), message);
  const shown = editing.of(place("c"));
  editing.clear();
  expect(shown.get()).toBeNull();
});
