import { Writable } from "node:stream";
import pg from "pg";
import { expect, test } from "vitest";
import { createLog, type LogLevel } from "./log.ts";

async function capture(level: LogLevel = "info") {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  return { log: await createLog({ level, format: "json", destination }), lines };
}

test("a line is one JSON object with time and level", async () => {
  const { log, lines } = await capture();
  log.info({ channelId: "c1" }, "a message was stored");
  log.debug("not at this level");
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toEqual({
    level: "info",
    time: expect.stringMatching(/^\d{4}-.*Z$/),
    channelId: "c1",
    msg: "a message was stored",
  });
});

test("secrets and people's words do not reach the log, wherever they lie", async () => {
  const { log, lines } = await capture();
  const secret = "hunter2";
  log.info({ password: secret, token: secret, code: secret, text: secret, authSecret: secret });
  log.info({ headers: { authorization: secret, cookie: secret, "set-cookie": [secret] } });
  log.info({
    req: { headers: { authorization: secret, cookie: secret }, body: { password: secret } },
    input: { code: secret, text: secret },
  });
  expect(lines).toHaveLength(3);
  expect(lines.join("")).not.toContain(secret);
});

test("an error keeps what explains it and loses the row that PostgreSQL quotes", async () => {
  const { log, lines } = await capture();
  const error = new pg.DatabaseError("new row violates check constraint", 1, "error");
  Object.assign(error, {
    code: "23514",
    constraint: "channels_check",
    table: "channels",
    detail: "Failing row contains (hunter2).",
    where: "hunter2",
  });
  log.error({ err: new Error("a command failed", { cause: error }) });
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    err: {
      message: "a command failed",
      stack: expect.any(String),
      cause: { code: "23514", constraint: "channels_check", table: "channels" },
    },
  });
  expect(lines[0]).not.toContain("hunter2");
});
