import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { testServer } from "../../test/server.ts";

async function lineTo(url: string): Promise<Socket> {
  const line = connect(Number(new URL(url).port), "127.0.0.1").on("error", () => {});
  onTestFinished(() => void line.destroy());
  await once(line, "connect");
  return line;
}

test("a stopping server waits for what was asked, and not for lines on which nothing was", async () => {
  const server = await testServer();
  const silent = await lineTo(server.url);
  const used = await lineTo(server.url);
  used.write("GET /api/v1/workspace HTTP/1.1\r\nHost: x\r\n\r\n");
  const [answer] = (await once(used, "data")) as [Buffer];
  expect(String(answer)).toMatch(/^HTTP\/1.1 200/);
  expect(silent.readyState).toBe("open");
  const ended = Promise.all([once(silent, "close"), once(used, "close")]);
  silent.resume();
  used.resume();
  await server.stop();
  await ended;
});
