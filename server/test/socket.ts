import { socketPath } from "@chatflow/protocol";
import { onTestFinished } from "vitest";
import WebSocket, { type ClientOptions } from "ws";

type Frame = Record<string, unknown>;

/** A raw WebSocket for tests of the wire itself: what it received, and ways to wait for more. */
export type RawSocket = {
  socket: WebSocket;
  frames: Frame[];
  send(frame: unknown): void;
  /** The first frame, received or to come, that fits. */
  frame(fits: (frame: Frame) => boolean): Promise<Frame>;
  /** Calls a command and waits for its answer. */
  call(call: string, input: unknown): Promise<Frame>;
  closed: Promise<{ code: number; reason: string }>;
};

export function openSocket(url: string, token?: string, options: ClientOptions = {}): RawSocket {
  const headers = { ...options.headers, ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const socket = new WebSocket(url.replace("http", "ws") + socketPath, { ...options, headers });
  const frames: Frame[] = [];
  const waiting: { fits(frame: Frame): boolean; found(frame: Frame): void }[] = [];
  socket.on("error", () => {}); // tests look at the close code
  socket.on("message", (data) => {
    const frame = JSON.parse(String(data)) as Frame;
    frames.push(frame);
    for (const one of waiting) if (one.fits(frame)) one.found(frame);
  });
  onTestFinished(() => socket.terminate());
  let nextId = 1000;
  const raw: RawSocket = {
    socket,
    frames,
    send: (frame) => socket.send(typeof frame === "string" ? frame : JSON.stringify(frame)),
    frame: (fits) => {
      const known = frames.find(fits);
      return known ? Promise.resolve(known) : new Promise((found) => waiting.push({ fits, found }));
    },
    call: (call, input) => {
      const id = nextId++;
      raw.send({ id, call, input });
      return raw.frame((frame) => frame.id === id);
    },
    closed: new Promise((resolve) => socket.on("close", (code, reason) => resolve({ code, reason: String(reason) }))),
  };
  return raw;
}

/** A socket that has begun. */
export async function signedInSocket(url: string, token: string): Promise<RawSocket> {
  const raw = openSocket(url, token);
  await raw.frame((frame) => "hello" in frame);
  return raw;
}
