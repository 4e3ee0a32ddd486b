import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Client, createClient } from "@chatflow/client";
import { limits, type Message, type Output } from "@chatflow/protocol";
import { expect, test } from "vitest";
import { lockFolder } from "../server/src/platform/data-folder-lock.ts";
import { testDatabase } from "../server/test/database.ts";
import { startServer } from "../server/test/process.ts";
import { temporaryFolder } from "../server/test/temporary-folder.ts";
import { password, people, workspaceName } from "./demo/people.ts";
import { planDemo } from "./demo/plan.ts";

const program = fileURLToPath(new URL("./seed", import.meta.url));

function seed(dataFolder: string, settings: Record<string, string> = {}): Promise<{ code: number | null; output: string }> {
  const env = { ...process.env, CHATFLOW_DATA: dataFolder, DATABASE_URL: "", CHATFLOW_PUBLIC_URL: "http://demo.example", ...settings };
  const child = spawn(program, { env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, output: output.trim() })));
}

const database = await testDatabase();

test("an empty workspace is filled, and a filled one is refused", { timeout: 120_000 }, async () => {
  const folder = join(await temporaryFolder(), "data");
  const first = await seed(folder);
  expect(first).toMatchObject({ code: 0 });
  for (const told of ["http://demo.example", "maren", "yuki", password]) expect(first.output).toContain(told);

  const again = await seed(folder);
  expect(again).toEqual({ code: 1, output: expect.stringMatching(/^The workspace in .* has people already.*bin\/reset.*\.$/) });

  const server = startServer({ CHATFLOW_DATA: folder, DATABASE_URL: "" });
  const url = await server.ready;
  const { token } = await createClient({ url }).call("accounts.signIn", { login: "maren", password });
  const { call } = createClient({ url, token });
  expect(await call("users.me", {})).toMatchObject({ username: "maren", role: "admin" });
  expect(await call("workspace.get", {})).toEqual({ name: workspaceName, logo: null, registration: "invitation", needsAdmin: false });
  expect((await call("users.list", {})).users.map((user) => user.name).sort()).toEqual(people.map((person) => person.name).sort());
  expect((await call("sessions.list", {})).sessions).toHaveLength(1);

  const { channels } = await call("channels.list", {});
  const named = channels.filter(({ channel }) => channel.type !== "direct");
  expect(named).toHaveLength(8);
  expect(named.filter(({ channel }) => channel.type === "private")).toHaveLength(2);
  expect(channels.length - named.length).toBeGreaterThanOrEqual(4);

  for (const { channel, head, membership } of channels) {
    const messages = await everyMessage(call, channel.id);
    expect(messages.map((message) => message.seq)).toEqual(Array.from({ length: head.seq }, (_, index) => index + 1));
    const times = [
      channel.createdAt,
      membership?.joinedAt ?? "",
      ...messages.map((message) => message.createdAt),
      new Date().toISOString(),
    ];
    expect(times).toEqual(times.toSorted());
  }
});

test("a database with people in it is left alone", async () => {
  await database.pool.query("insert into users (username, email, name) values ('ada', 'ada@example.org', 'Ada')");
  const settings = { DATABASE_URL: database.url, CHATFLOW_ALLOW_UNSAFE_DATABASE: "true" };
  expect(await seed(await temporaryFolder(), settings)).toEqual({
    code: 1,
    output: expect.stringMatching(/^The database of DATABASE_URL has people already.*an empty database\.$/),
  });
  expect((await database.pool.query("select from users")).rowCount).toBe(1);
});

test("a folder that a server uses is left alone", async () => {
  const folder = await temporaryFolder();
  const release = lockFolder(folder);
  expect(await seed(folder)).toEqual({ code: 1, output: expect.stringMatching(/^Another ChatFlow server uses the data folder .*\.$/) });
  release();
});

test.each([
  ["in the evening", new Date(2026, 10, 20, 22, 0)],
  ["at noon", new Date(2026, 10, 18, 12, 0)],
  ["at night", new Date(2026, 10, 18, 3, 0)],
  ["on a Sunday morning", new Date(2026, 10, 15, 9, 40)],
  ["when clocks change", new Date(2026, 9, 25, 14, 0)],
])("the plan holds %s", (_, now) => {
  const plan = planDemo(now);
  expect(planDemo(now)).toEqual(plan);
  const lines = plan.flatMap((planned) => planned.lines);
  expect(lines.length).toBeGreaterThan(2800);
  expect(lines.length).toBeLessThan(3200);
  for (const planned of plan) {
    const times = planned.lines.map((line) => line.at.getTime());
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.every((at) => at > now.getTime() - 22 * 24 * 3_600_000 && at < now.getTime())).toBe(true);
    expect(planned.lines.every((line) => planned.place.members.includes(line.author))).toBe(true);
  }
  expect(lines.filter((line) => /\{\p{L}+\d?\}|<[^<>]*\|/u.test(line.text))).toEqual([]);
});

test("hardly anything is said twice in the same words", () => {
  const texts = planDemo(new Date(2026, 10, 20, 22, 0)).flatMap((planned) => planned.lines.map((line) => line.text));
  const long = Map.groupBy(
    texts.filter((text) => text.length > 24),
    (text) => text,
  );
  expect(long.size).toBeGreaterThan(1000);
  expect([...long].filter(([, times]) => times.length > 6).map(([text]) => text)).toEqual([]);
});

async function everyMessage(call: Client["call"], channelId: string): Promise<Message[]> {
  const all: Message[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page: Output<"messages.list"> = await call("messages.list", { channelId, after, limit: limits.page });
    all.push(...page.messages);
    after = page.after;
  }
  return all;
}
