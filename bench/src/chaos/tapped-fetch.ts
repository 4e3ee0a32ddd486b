import { type PollAnswer, type PushFrame, pollPath, type WireError } from "@chatflow/protocol";
import type { Recorder } from "./recorder.ts";
import { parse, readRequest } from "./requests.ts";

/** A fetch whose answers are noted: calls, polls, and the events of a stream. For one user's client. */
export function tappedFetch(userId: string, recorder: Recorder): typeof globalThis.fetch {
  /** The number that each polling connection has in the history. */
  const polling = new Map<string, number>();

  function pushed(frames: readonly PushFrame[], connection: number) {
    for (const frame of frames) if ("event" in frame) recorder.event(userId, frame.event, connection);
  }

  function polled(text: string) {
    const answer = parse(text) as PollAnswer | undefined;
    if (!Array.isArray(answer?.frames)) return;
    const connection = polling.get(answer.session) ?? recorder.connected();
    polling.set(answer.session, connection);
    pushed(answer.frames, connection);
  }

  return async (request, init) => {
    const url = new URL(String(request));
    const method = init?.method ?? "GET";
    const call = readRequest(url, method, init?.body);
    const asked = call && recorder.asked(userId, call.name, call.input, null);
    const response = await globalThis.fetch(request, init);
    if (response.body && response.headers.get("content-type")?.startsWith("text/event-stream")) {
      const stream = noted(response.body, (text) => recorder.text(userId, text, "an event stream"), recorder.connected(), pushed);
      return new Response(stream, { status: response.status, headers: response.headers });
    }
    const text = await response.text();
    recorder.text(userId, text, `the answer to ${method} ${url.pathname}`);
    if (url.pathname === pollPath) polled(text);
    const answer = parse(text);
    if (asked && response.ok && answer !== undefined) recorder.answered(userId, asked, answer, undefined);
    else if (asked)
      recorder.answered(userId, asked, undefined, (answer as { error?: WireError } | undefined)?.error?.code ?? "unavailable");
    return new Response(text === "" ? null : text, { status: response.status, headers: response.headers });
  };
}

/** The same stream; each event is noted when its last byte passes. */
function noted(
  body: ReadableStream<Uint8Array>,
  text: (block: string) => void,
  connection: number,
  pushed: (frames: PushFrame[], connection: number) => void,
): ReadableStream<Uint8Array> {
  const decoder = new TextDecoder();
  let rest = "";
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(bytes, controller) {
        const blocks = (rest + decoder.decode(bytes, { stream: true })).split("\n\n");
        rest = blocks.pop() ?? "";
        for (const block of blocks) {
          text(block);
          const data = block.split("\n").flatMap((line) => (line.startsWith("data:") ? [line.slice("data:".length)] : []));
          const frame = data.length > 0 ? (parse(data.join("\n")) as PushFrame | undefined) : undefined;
          if (frame) pushed([frame], connection);
        }
        controller.enqueue(bytes);
      },
    }),
  );
}
