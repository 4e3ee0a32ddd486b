import { expect, it } from "vitest";
import { createEditing } from "./editing.ts";

const message = { id: "m", channelId: "c", text: "as sent" };

it("begins with what the message says, and keeps what was typed when it is begun again", () => {
  const editing = createEditing();
  editing.begin(message);
  const edit = editing.of("c").get();
  expect(edit?.text.get()).toBe("as sent");
  edit?.text.set("better");
  editing.begin({ ...message, text: "as sent" });
  expect(editing.of("c").get()?.text.get()).toBe("better");
});

it("edits one message of a channel at a time, and another channel's beside it", () => {
  const editing = createEditing();
  editing.begin(message);
  editing.begin({ ...message, id: "n" });
  editing.begin({ ...message, id: "o", channelId: "d" });
  expect(editing.of("c").get()?.messageId).toBe("n");
  editing.end("c");
  expect([editing.of("c").get(), editing.of("d").get()?.messageId]).toEqual([null, "o"]);
});

it("forgets everything, also for a screen that still shows it", () => {
  const editing = createEditing();
  editing.begin(message);
  const shown = editing.of("c");
  editing.clear();
  expect(shown.get()).toBeNull();
});
