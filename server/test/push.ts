import { get, type IncomingMessage } from "node:http";
import { eventStreamPath, type PollAnswer, pollPath } from "@chatflow/protocol";
import { onTestFinished } from "vitest";

type Frame = Record<string, unknown>;

/** A raw event stream, for tests of the wire itself. */
export async function openStream(url: string, token?: string, headers: Record<string, string> = {}) {
  const own = { ...headers, ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const request = get(url + eventStreamPath, { headers: own, agent: false }, resolve).on("error", reject);
    onTestFinished(() => void request.destroy());
  });
  response.on("error", () => {}); // tests look at what came and that it ended
  const frames: Frame[] = [];
  const waiting: { fits(frame: Frame): boolean; found(frame: Frame): void }[] = [];
  let text = "";
  const read = () =>
    response.setEncoding("utf8").on("data", (piece: string) => {
      text += piece;
      const lines = text.split("\n\n");
      text = lines.pop() ?? "";
      for (const line of lines.filter((each) => each.startsWith("data: "))) {
        const frame = JSON.parse(line.slice("data: ".length)) as Frame;
        frames.push(frame);
        for (const one of waiting) if (one.fits(frame)) one.found(frame);
      }
    });
  return {
    status: response.statusCode,
    headers: response.headers,
    frames,
    ended: new Promise<void>((resolve) => response.on("close", resolve)),
    /** Nothing is read before. */
    read,
    /** The first frame, received or to come, that fits. */
    frame(fits: (frame: Frame) => boolean): Promise<Frame> {
      const known = frames.find(fits);
      return known ? Promise.resolve(known) : new Promise((found) => waiting.push({ fits, found }));
    },
  };
}

/** One poll as it is: status, and the answer or the error's code. */
export async function poll(url: string, token: string | undefined, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(url + pollPath, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers, ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as PollAnswer & { error?: { code: string } };
  return { status: response.status, answer, error: answer.error?.code };
}
