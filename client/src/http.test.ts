import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { routes } from "@chatflow/protocol";
import { commands } from "@chatflow/protocol/commands";
import { afterEach, expect, test, vi } from "vitest";
import { createClient } from "./client.ts";
import { httpOnly, isRead, requestWithinMs, toRequest } from "./http.ts";

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
  vi.useRealTimers();
});

/** A server that answers everything in the same way; what stands between people and the real one. */
async function answering(status: number, body: string, headers: Record<string, string> = {}): Promise<string> {
  const server = createServer((_, response) => response.writeHead(status, headers).end(body));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ends.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("the commands that are only called over HTTP are those of the command table", () => {
  const table = Object.entries(commands).filter(([, command]) => "httpOnly" in command);
  expect([...httpOnly].sort()).toEqual(table.map(([name]) => name).sort());
});

test("a read is what has a GET route", () => {
  const reads = (Object.keys(routes) as (keyof typeof routes)[]).filter(isRead);
  expect(reads).toContain("messages.list");
  expect(reads).not.toContain("messages.send");
  expect(reads).not.toContain("accounts.signOut");
});

test("path parameters come from the input, the rest goes into the query or the body", () => {
  expect(toRequest("http://h", "messages.list", { channelId: "a/b", before: 7, after: undefined })).toEqual({
    method: "GET",
    url: "http://h/api/v1/channels/a%2Fb/messages?before=7",
    body: undefined,
  });
  expect(toRequest("http://h", "users.list", { ids: ["a", "b"], limit: 2 }).url).toBe("http://h/api/v1/users?ids=a&ids=b&limit=2");
  expect(toRequest("http://h", "channels.leave", { channelId: "c" })).toEqual({
    method: "DELETE",
    url: "http://h/api/v1/channels/c/membership",
    body: undefined,
  });
  expect(toRequest("http://h", "messages.send", { channelId: "c", id: "m", text: "x" })).toEqual({
    method: "POST",
    url: "http://h/api/v1/channels/c/messages",
    body: '{"id":"m","text":"x"}',
  });
  expect(toRequest("http://h", "channels.join", { channelId: "c" }).body).toBe("{}");
});

test("a missing path parameter is refused instead of calling another route", async () => {
  const client = createClient({ url: await answering(200, "{}") });
  await expect(client.call("channels.get", { channelId: "" })).rejects.toMatchObject({
    code: "invalid_input",
    issues: [{ path: ["channelId"] }],
  });
});

test("an error of the catalogue arrives as it was sent", async () => {
  const wire = { code: "invalid_input", message: "No.", issues: [{ path: ["text"], message: "Too long." }] };
  const client = createClient({ url: await answering(400, JSON.stringify({ error: wire })) });
  await expect(client.call("workspace.get", {})).rejects.toMatchObject(wire);
});

test("what proxies answer becomes an error of the catalogue", async () => {
  const page = "<html>Bad gateway</html>";
  const codeOf = async (url: string) =>
    createClient({ url })
      .call("workspace.get", {})
      .catch((error: unknown) => error);
  expect(await codeOf(await answering(502, page))).toMatchObject({ code: "unavailable" });
  expect(await codeOf(await answering(429, page, { "retry-after": "7" }))).toMatchObject({ code: "rate_limited", retryAfterMs: 7000 });
  expect(await codeOf(await answering(413, page))).toMatchObject({ code: "too_large" });
  expect(await codeOf(await answering(418, page))).toMatchObject({ code: "internal" });
  expect(await codeOf(await answering(200, page))).toMatchObject({ code: "unavailable" });
});

test("a server that is not there is unavailable", async () => {
  const url = await answering(200, "{}");
  for (const end of ends.splice(0)) end();
  await expect(createClient({ url }).call("workspace.get", {})).rejects.toMatchObject({ name: "ChatFlowError", code: "unavailable" });
});

test("an aborted call rejects with the signal's reason, and asks nobody when it was aborted before", async () => {
  const asked = vi.fn<typeof fetch>(
    (_, init) => new Promise((_resolve, reject) => init?.signal?.addEventListener("abort", () => reject(new Error("cut")))),
  );
  const client = createClient({ url: "http://chat.test", fetch: asked });
  const controller = new AbortController();
  const call = client.call("workspace.get", {}, { signal: controller.signal });
  const reason = new Error("closed the page");
  controller.abort(reason);
  await expect(call).rejects.toBe(reason);
  await expect(client.call("workspace.get", {}, { signal: controller.signal })).rejects.toBe(reason);
  expect(asked).toHaveBeenCalledTimes(1);
});

test("a server that never answers is unavailable after a while, and no timer stays", async () => {
  vi.useFakeTimers();
  const never: typeof fetch = (_, init) =>
    new Promise((_resolve, reject) => init?.signal?.addEventListener("abort", () => reject(new Error("cut"))));
  const call = createClient({ url: "http://chat.test", fetch: never }).call("workspace.get", {});
  const outcome = expect(call).rejects.toMatchObject({ code: "unavailable" });
  await vi.advanceTimersByTimeAsync(requestWithinMs);
  await outcome;
  expect(vi.getTimerCount()).toBe(0);
});

test("an answer leaves no timer", async () => {
  vi.useFakeTimers();
  await createClient({ url: "http://chat.test", fetch: async () => new Response("{}") }).call("workspace.get", {});
  expect(vi.getTimerCount()).toBe(0);
});

test("a token goes into the header and keeps the host's cookies out; without one the cookie goes along", async () => {
  const seen: RequestInit[] = [];
  const recording: typeof fetch = async (_, init) => {
    seen.push(init ?? {});
    return new Response("{}");
  };
  await createClient({ url: "http://chat.test", token: "secret", fetch: recording }).call("workspace.get", {});
  await createClient({ url: "http://chat.test", fetch: recording }).call("workspace.get", {});
  expect(seen[0]).toMatchObject({ headers: { authorization: "Bearer secret" }, credentials: "omit" });
  expect(seen[1]).toMatchObject({ credentials: "same-origin" });
  expect(seen[1]?.headers).not.toHaveProperty("authorization");
});

test("an address that cannot be one is refused with a word about it", () => {
  expect(() => createClient()).toThrow("createClient needs an address");
  expect(() => createClient({ url: "chat.example.org" })).toThrow("not an http or https address");
  expect(() => createClient({ url: "ftp://chat.example.org" })).toThrow("not an http or https address");
});
