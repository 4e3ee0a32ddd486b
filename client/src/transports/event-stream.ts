import { eventStreamPath, type PushFrame } from "@chatflow/protocol";
import { createHeartbeat, type Heartbeat } from "../heartbeat.ts";
import {
  endOfResponse,
  type Line,
  type LineEnd,
  type LineEvents,
  type LineRequest,
  parseFrame,
  requestInit,
  type Transport,
} from "./line.ts";

/**
 * A stream is not asked whether it lives: the server says something every 15 s. So a line that has said nothing for
 * this long after a silence, or after somebody wanted to know, is dead.
 */
const nextBeatMs = 20_000;

/** Events over one HTTP answer that does not end. By fetch, since an EventSource cannot send a token. */
export function eventStreamTransport(request: LineRequest): Transport {
  return { name: "sse", open: (events) => open(request, events) };
}

function open(request: LineRequest, events: LineEvents): Line {
  const abort = new AbortController();
  let heartbeat: Heartbeat | undefined;

  async function read(): Promise<LineEnd> {
    const init = requestInit(request, { accept: "text/event-stream" });
    const response = await request.fetch(request.origin + eventStreamPath, { ...init, signal: abort.signal });
    if (!response.ok) return endOfResponse(response);
    const { body } = response;
    // A captive portal or a proxy's page is a 200, too.
    if (!body || !response.headers.get("content-type")?.startsWith("text/event-stream")) return {};
    const reader = body.getReader();
    const take = createEventReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done || abort.signal.aborted) return {};
      heartbeat?.heard();
      for (const data of take(value)) {
        const frame = parseFrame<PushFrame>(data);
        if (!frame) return {};
        if ("close" in frame) return { close: frame.close.name };
        receive(frame);
        if (abort.signal.aborted) return {};
      }
    }
  }

  function receive(frame: Exclude<PushFrame, { close: unknown }>) {
    if (!("hello" in frame)) return events.frame(frame);
    heartbeat = createHeartbeat({ silenceMs: frame.hello.pingAfterMs, answerMs: nextBeatMs, ping() {}, dead: () => end({}) });
    events.hello(frame.hello);
  }

  function end(how: LineEnd) {
    if (abort.signal.aborted) return;
    close();
    events.ended(how);
  }

  function close() {
    heartbeat?.stop();
    abort.abort();
  }

  void read().then(end, () => end({}));
  return { probe: () => heartbeat?.probe(), close };
}

/** Takes the bytes of a stream piece by piece, and gives the data of each event that is complete. */
export function createEventReader(): (bytes: Uint8Array) => string[] {
  const decoder = new TextDecoder();
  let rest = "";
  return (bytes) => {
    const blocks = (rest + decoder.decode(bytes, { stream: true })).split("\n\n");
    rest = blocks.pop() ?? "";
    return blocks.map(dataOf).filter((data) => data !== "");
  };
}

/** Comments and fields other than `data` are passed over. */
function dataOf(block: string): string {
  const lines = block.split("\n").filter((line) => line.startsWith("data:"));
  return lines.map((line) => line.slice("data:".length).trimStart()).join("\n");
}
