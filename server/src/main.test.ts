import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { type Client, createClient } from "@chatflow/client";
import { v7 as uuidv7 } from "uuid";
import { describe, expect, test } from "vitest";
import { startServer } from "../test/process.ts";
import { temporaryFolder } from "../test/temporary-folder.ts";

const credentials = { username: "ada", email: "ada@example.org", password: "a-long-unusual-phrase-42" };

async function firstAccount(url: string) {
  const { token = "" } = await createClient({ url }).call("accounts.signUp", credentials);
  const { channel } = await createClient({ url, token }).call("channels.create", { type: "private", name: "log" });
  return { token, channelId: channel.id };
}

async function connected(url: string, token: string): Promise<Client> {
  const client = createClient({ url, token });
  client.start();
  await new Promise<void>((resolve) => {
    const end = client.connection.subscribe(() => {
      if (client.connection.get().status !== "online") return;
      end();
      resolve();
    });
  });
  return client;
}

/** Sends without pause until the line is lost; the ids that were acknowledged. */
async function sendUntilLost(client: Client, channelId: string): Promise<Set<string>> {
  const acknowledged = new Set<string>();
  const one = async () => {
    for (let n = 0; ; n++) {
      const id = uuidv7();
      try {
        await client.call("messages.send", { channelId, id, text: `message ${n}` });
        acknowledged.add(id);
      } catch {
        return;
      }
    }
  };
  await Promise.all(Array.from({ length: 10 }, one));
  return acknowledged;
}

async function everyMessage(url: string, token: string, channelId: string) {
  const { call } = createClient({ url, token });
  const all: { id: string; seq: number }[] = [];
  let after: number | null = 0;
  while (after !== null) {
    const page: Awaited<ReturnType<typeof listPage>> = await listPage(call, channelId, after);
    all.push(...page.messages);
    after = page.after;
  }
  return all;
}
const listPage = (call: Client["call"], channelId: string, after: number) => call("messages.list", { channelId, after, limit: 200 });

describe("a killed server", { timeout: 120_000 }, () => {
  test("[M1] keeps every acknowledged message, once and in order, and starts again by itself", async () => {
    const folder = await temporaryFolder();
    const first = startServer({ CHATFLOW_DATA: folder });
    const { token, channelId } = await firstAccount(await first.ready);
    const acknowledged = new Set<string>();
    for (let round = 0; round < 4; round++) {
      const server = round === 0 ? first : startServer({ CHATFLOW_DATA: folder });
      const client = await connected(await server.ready, token);
      setTimeout(() => server.child.kill("SIGKILL"), 300 + 100 * round);
      for (const id of await sendUntilLost(client, channelId)) acknowledged.add(id);
      client.stop();
      expect((await server.exited).signal).toBe("SIGKILL");
    }
    const last = startServer({ CHATFLOW_DATA: folder });
    const messages = await everyMessage(await last.ready, token, channelId);
    const ids = messages.map((message) => message.id);
    expect(acknowledged.size).toBeGreaterThan(100);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...acknowledged].filter((id) => !ids.includes(id))).toEqual([]);
    expect(messages.map((message) => message.seq)).toEqual(messages.map((_, n) => n + 1));
  });
});

describe("an asked server", { timeout: 60_000 }, () => {
  test("commits or refuses what was begun, stops its database, and exits with 0", async () => {
    const folder = await temporaryFolder();
    const server = startServer({ CHATFLOW_DATA: folder });
    const url = await server.ready;
    const { token, channelId } = await firstAccount(url);
    const client = await connected(url, token);
    setTimeout(() => server.child.kill("SIGTERM"), 300);
    const acknowledged = await sendUntilLost(client, channelId);
    client.stop();
    expect(await server.exited).toEqual({ code: 0, signal: null });
    await expect(readFile(join(folder, "postgres", "postmaster.pid"))).rejects.toThrow("ENOENT");
    const again = startServer({ CHATFLOW_DATA: folder });
    const ids = (await everyMessage(await again.ready, token, channelId)).map((message) => message.id);
    expect(acknowledged.size).toBeGreaterThan(10);
    expect([...acknowledged].filter((id) => !ids.includes(id))).toEqual([]);
    for (const secret of [token, credentials.password, "message 1"]) expect(server.output()).not.toContain(secret);
  });
});

describe("a server that cannot start says why in one line and exits with 1", { timeout: 60_000 }, () => {
  const lines = (output: string) => output.split("\n").filter((line) => line && !line.startsWith("{"));

  test.each([
    [
      "bad settings, a line each",
      { PORT: "many", CHATFLOW_PUBLIC_URL: "chat" },
      [/^PORT=many .*whole number/, /^CHATFLOW_PUBLIC_URL=chat .*https:/],
    ],
    ["a data folder that cannot be made", { CHATFLOW_DATA: "/dev/null/data" }, [/^The data folder .* not writable .*CHATFLOW_DATA/]],
    [
      "a database that is not there",
      { DATABASE_URL: "postgres://chat:hidden-word@127.0.0.1:1/chat" },
      [/^The database .*127.0.0.1:1.* cannot be used.*DATABASE_URL/],
    ],
  ])("%s", async (_, env, expected) => {
    const server = startServer({ CHATFLOW_DATA: await temporaryFolder(), ...env });
    expect(await server.exited).toEqual({ code: 1, signal: null });
    const said = lines(server.output());
    expect(said).toHaveLength(expected.length);
    for (const [n, pattern] of expected.entries()) expect(said[n]).toMatch(pattern);
    expect(server.output()).not.toContain("hidden-word");
  });

  test("a port in use", async () => {
    const occupant = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => occupant.once("listening", resolve));
    const { port } = occupant.address() as { port: number };
    const server = startServer({ CHATFLOW_DATA: await temporaryFolder(), PORT: String(port) });
    expect(await server.exited).toEqual({ code: 1, signal: null });
    occupant.close();
    expect(lines(server.output())).toEqual([expect.stringMatching(`^Port ${port} is in use`)]);
  });

  test("a data folder in use", async () => {
    const folder = await temporaryFolder();
    const first = startServer({ CHATFLOW_DATA: folder });
    const url = await first.ready;
    const second = startServer({ CHATFLOW_DATA: folder });
    expect(await second.exited).toEqual({ code: 1, signal: null });
    expect(lines(second.output())).toHaveLength(1);
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ status: "ready" });
  });
});
