import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { startFakeServer } from "./test/fake-server.ts";
import { eventually } from "./test/until.ts";

const folder = fileURLToPath(new URL("..", import.meta.url));

test("the bot of the README works as written, and has at most 15 lines", async () => {
  const bot = /```ts\n(.*?)```/s.exec(readFileSync(`${folder}/README.md`, "utf8"))?.[1] ?? "";
  expect(bot.trimEnd().split("\n").length).toBeLessThanOrEqual(15);

  const server = await startFakeServer();
  const { channel } = server.workspace.addChannel("general");
  const env = { ...process.env, CHATFLOW_URL: server.url, CHATFLOW_TOKEN: "secret" };
  const running = spawn(process.execPath, ["--input-type=module-typescript", "--eval", bot], { cwd: folder, env });
  let printed = "";
  for (const output of [running.stdout, running.stderr]) output.on("data", (data) => (printed += data));
  const texts = () => server.workspace.messages(channel.id).map(({ text }) => text);
  try {
    await eventually(() => printed.includes("online") || running.exitCode !== null);
    expect(running.exitCode, printed).toBeNull();
    server.say(channel.id, server.workspace.ben.id, "not for the bot");
    server.say(channel.id, server.workspace.ben.id, "!echo hello");
    await eventually(() => texts().length === 3 || running.exitCode !== null);
    expect(texts(), printed).toEqual(["not for the bot", "!echo hello", "hello"]);
    expect(server.authorizations).toEqual(["Bearer secret"]);
  } finally {
    running.kill();
    await server.stop();
  }
});
