import { closeCodes, type Event, pollPath } from "@chatflow/protocol";
import { onTestFinished } from "vitest";
import { openStream } from "./push.ts";
import { openSocket } from "./socket.ts";

export const liveTransports = ["websocket", "sse", "polling"] as const;
export type LiveTransport = (typeof liveTransports)[number];

type Frame = Record<string, unknown>;
type Source = { frames: readonly Frame[]; frame(fits: (frame: Frame) => boolean): Promise<Frame> };

/** A live connection by whichever transport, with everything that came over it. */
export type Listener = Source & {
  /** The name of the reason for which it was refused or closed, once it is. */
  ended: Promise<string>;
  events(): Event[];
};

/** Connects as whoever the token stands for; nobody when it is empty. Resolves when it has begun or was refused. */
export async function listen(url: string, token: string, transport: LiveTransport): Promise<Listener> {
  const source = await open[transport](url, token);
  await Promise.race([source.frame((frame) => "hello" in frame), source.ended]);
  return { ...source, events: () => source.frames.flatMap((frame) => ("event" in frame ? [frame.event as Event] : [])) };
}

const open: Record<LiveTransport, (url: string, token: string) => Promise<Source & { ended: Promise<string> }>> = {
  async websocket(url, token) {
    const { frames, frame, closed } = openSocket(url, token);
    return { frames, frame, ended: closed.then(({ code }) => nameOf(code)) };
  },
  async sse(url, token) {
    const stream = await openStream(url, token);
    if (stream.status !== 200) return { frames: [], frame: never, ended: Promise.resolve(stream.status === 401 ? "unauthenticated" : "?") };
    stream.read();
    return { frames: stream.frames, frame: stream.frame, ended: stream.frame((one) => "close" in one).then(closeName) };
  },
  async polling(url, token) {
    const line = source();
    void pollOn(url, token, line);
    return line;
  },
};

const nameOf = (code: number) => Object.entries(closeCodes).find(([, known]) => known.code === code)?.[0] ?? String(code);
const never = () => new Promise<Frame>(() => {});
const closeName = (frame: Frame) => (frame.close as { name: string }).name;

/** Collects frames and tells those who wait for one. */
function source() {
  const frames: Frame[] = [];
  const waiting: { fits(frame: Frame): boolean; found(frame: Frame): void }[] = [];
  let end = (_: string) => {};
  const ended = new Promise<string>((resolve) => {
    end = resolve;
  });
  return {
    frames,
    ended,
    end,
    take(frame: Frame) {
      frames.push(frame);
      for (const one of waiting) if (one.fits(frame)) one.found(frame);
    },
    frame(fits: (frame: Frame) => boolean): Promise<Frame> {
      const known = frames.find(fits);
      return known ? Promise.resolve(known) : new Promise((found) => waiting.push({ fits, found }));
    },
  };
}

/** Polls until it is told not to, or the test ends. */
async function pollOn(url: string, token: string, line: ReturnType<typeof source>) {
  const over = new AbortController();
  onTestFinished(() => over.abort());
  const headers = { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) };
  let position = {};
  try {
    for (;;) {
      const response = await fetch(url + pollPath, { method: "POST", headers, body: JSON.stringify(position), signal: over.signal });
      const answer = (await response.json()) as { session: string; number: number; frames: Frame[]; error?: { code: string } };
      if (answer.error) return line.end(answer.error.code);
      for (const frame of answer.frames) line.take(frame);
      const close = answer.frames.find((frame) => "close" in frame);
      if (close) return line.end(closeName(close));
      position = { session: answer.session, ack: answer.number };
    }
  } catch (error) {
    if (!over.signal.aborted) line.end(String(error));
  }
}
