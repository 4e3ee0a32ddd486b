import { limits, type PollAnswer, type PollInput, pollPath } from "@chatflow/protocol";
import { jitteredDelay } from "../backoff.ts";
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

/** How long an answer may take beyond the time that it was asked to wait for. */
const graceMs = 10_000;
/** A poll that lasted so long and then failed had reached the server, and was cut on the way. */
const wasCutAfterMs = 100;
/** Polls that may fail one after the other; the events wait on the server meanwhile. */
const failuresAtMost = 3;

/** Events by one request after the other, each answered when there is something to tell. */
export function pollingTransport(request: LineRequest): Transport {
  return { name: "polling", open: (events) => open(request, events) };
}

function open(request: LineRequest, events: LineEvents): Line {
  const closed = new AbortController();
  let current: AbortController | undefined;
  let session: string | undefined;
  let ack = 0;
  let failures = 0;
  let probing = false;
  /** Shorter after each poll that was cut, and longer again after each that was not. */
  let waitMs: number = limits.pollWaitMs;

  async function run(): Promise<LineEnd> {
    while (!closed.signal.aborted) {
      const began = performance.now();
      const answer = await poll().catch(() => undefined);
      if (closed.signal.aborted) break;
      if (answer && "failed" in answer) return answer.failed;
      const end = answer ? took(answer) : await missed(performance.now() - began);
      if (end) return end;
    }
    return {};
  }

  function took(answer: PollAnswer): LineEnd | undefined {
    failures = 0;
    probing = false;
    waitMs = Math.min(limits.pollWaitMs, waitMs * 1.25);
    session = answer.session;
    ack = answer.number;
    for (const frame of answer.frames) {
      if ("close" in frame) return { close: frame.close.name };
      if ("hello" in frame) events.hello(frame.hello);
      else events.frame(frame);
      if (closed.signal.aborted) return {};
    }
    return undefined;
  }

  /** Without an answer the same is asked again: the server keeps what it has answered until the next number. */
  async function missed(lastedMs: number): Promise<LineEnd | undefined> {
    if (probing) {
      probing = false;
      return undefined;
    }
    failures += 1;
    if (session === undefined || failures >= failuresAtMost) return {};
    if (lastedMs >= wasCutAfterMs) waitMs = Math.max(wasCutAfterMs, Math.min(waitMs, lastedMs) / 2);
    else await pause(jitteredDelay(failures), closed.signal);
    return undefined;
  }

  async function poll(): Promise<PollAnswer | { failed: LineEnd }> {
    const mine = new AbortController();
    current = mine;
    const timer = setTimeout(() => mine.abort(), waitMs + graceMs);
    try {
      const input: PollInput = session === undefined ? {} : { session, ack, waitMs: Math.round(waitMs) };
      const init = requestInit(request, { accept: "application/json", "content-type": "application/json" });
      const response = await request.fetch(request.origin + pollPath, {
        ...init,
        method: "POST",
        body: JSON.stringify(input),
        signal: mine.signal,
      });
      if (!response.ok) return await failed(response);
      const answer = parseFrame(await response.text()) as unknown as PollAnswer | undefined;
      return Array.isArray(answer?.frames) ? answer : { failed: {} };
    } finally {
      clearTimeout(timer);
    }
  }

  /** A proxy's 502 or 504 is a poll that was cut; everything else ends the line. */
  async function failed(response: Response): Promise<{ failed: LineEnd }> {
    const end = await endOfResponse(response);
    if (!end.close && response.status >= 500) throw new Error(`status ${response.status}`);
    return { failed: end };
  }

  void run().then((end) => {
    if (!closed.signal.aborted) events.ended(end);
  });

  return {
    probe() {
      probing = true;
      current?.abort();
    },
    close() {
      closed.abort();
      current?.abort();
    },
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
