import { expect, test } from "vitest";
import { createEventReader } from "./event-stream.ts";

const stream = 'data: {"hello":1}\n\n:\n\nretry: 5\n\ndata: {"text":"ü 👋 data: \u2028"}\n\ndata:{"n":2}\n\ndata: {"half":';
const events = ['{"hello":1}', '{"text":"ü 👋 data: \u2028"}', '{"n":2}'];

test("events are read however the bytes are cut, and comments and other fields are passed over", () => {
  const bytes = new TextEncoder().encode(stream);
  for (let size = 1; size <= bytes.length; size++) {
    const take = createEventReader();
    const taken: string[] = [];
    for (let at = 0; at < bytes.length; at += size) taken.push(...take(bytes.subarray(at, at + size)));
    expect(taken, `pieces of ${size}`).toEqual(events);
  }
});

test("what is not complete waits for its end", () => {
  const take = createEventReader();
  const encode = (text: string) => new TextEncoder().encode(text);
  expect(take(encode(stream)).length).toBe(3);
  expect(take(encode("3}"))).toEqual([]);
  expect(take(encode("\n\n"))).toEqual(['{"half":3}']);
});
