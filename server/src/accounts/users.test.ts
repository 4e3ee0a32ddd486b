import { describe, expect, test } from "vitest";
import { codeOf, testAccounts } from "./testing.ts";

const server = await testAccounts();
const ada = await server.join("ada", { name: "Ada Lovelace" });
await server.db.pool.query(
  `insert into users (username, email, name)
   select 'person' || i, 'person' || i || '@example.org', (array['Grace', 'grace', '100% Grace', 'a_b'])[i % 4 + 1] from generate_series(1, 40) i`,
);
await server.db.pool.query("insert into users (username, email, name) values ('long', 'long@example.org', $1)", ["漢".repeat(80)]);
type List = Parameters<typeof server.call<"users.list">>[1];
const list = (input: List) => server.call("users.list", input, ada);

async function listAll(input: List) {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await list(cursor ? { ...input, cursor } : input);
    seen.push(...page.users.map((user) => user.username));
    cursor = page.next ?? undefined;
  } while (cursor);
  return seen;
}

describe("users.list", () => {
  test("gives everybody once, by name, in pages of any size", async () => {
    const whole = (await list({ limit: 200 })).users.map((user) => user.username);
    expect(whole).toHaveLength(42);
    for (const limit of [1, 7, 41, 42]) expect(await listAll({ limit })).toEqual(whole);
    const names = (await list({ limit: 200 })).users.map((user) => user.name.toLowerCase());
    expect(names.indexOf("100% grace")).toBeLessThan(names.indexOf("ada lovelace"));
    expect(names.lastIndexOf("ada lovelace")).toBeLessThan(names.indexOf("grace"));
  });

  test("tells no email addresses", async () => {
    expect(JSON.stringify(await list({ limit: 200 }))).not.toContain("@");
  });

  test("finds those whose name or username begins with the query, taken literally", async () => {
    expect(await listAll({ query: "ADA" })).toEqual(["ada"]);
    expect(await listAll({ query: "ada love" })).toEqual(["ada"]);
    expect(await listAll({ query: "lovelace" })).toEqual([]);
    expect(await listAll({ query: "GRace", limit: 3 })).toHaveLength(20);
    expect(await listAll({ query: "100%" })).toHaveLength(10);
    expect(await listAll({ query: "person1" })).toHaveLength(11);
    expect(await listAll({ query: "%" })).toEqual([]);
    expect(await listAll({ query: "a_" })).toHaveLength(10);
    expect(await listAll({ query: "" })).toHaveLength(42);
    expect(await codeOf(list({ query: "a\u0000" }))).toBe("invalid_input");
  });

  test("gives those of the given ids that exist", async () => {
    const ids = [ada.user.id.toUpperCase(), crypto.randomUUID()];
    expect((await list({ ids })).users).toEqual([
      { id: ada.user.id, username: "ada", name: "Ada Lovelace", title: "", timeZone: "", role: "admin", createdAt: ada.user.createdAt },
    ]);
    expect((await list({ ids: [] })).users).toEqual([]);
    expect(await codeOf(list({ ids: ["x"] }))).toBe("invalid_input");
  });

  test("refuses a cursor that no page gave", async () => {
    const id = crypto.randomUUID();
    const positions = [null, 1, "x", [], ["a"], ["a", "b"], [1, id], ["\u0000", id], ["\ud800", id], ["a", id, 1], [["a"], id]];
    const cursors = [
      "!",
      "%00",
      "bm9uc2Vuc2U",
      ...positions.map((position) => Buffer.from(JSON.stringify(position)).toString("base64url")),
    ];
    for (const cursor of cursors) {
      await expect(list({ cursor }), cursor).rejects.toMatchObject({ code: "invalid_input", issues: [{ path: ["cursor"] }] });
    }
    expect(await codeOf(list({ cursor: "x".repeat(501) }))).toBe("invalid_input");
    expect(await codeOf(list({ cursor: Buffer.from(JSON.stringify(["a", id])).toString("base64url") }))).toBe("ok");
  });

  test("is for signed-in people", async () => {
    expect(await codeOf(server.call("users.list", {}))).toBe("unauthenticated");
    expect(await codeOf(server.call("users.me", {}))).toBe("unauthenticated");
  });
});

describe("the workspace", () => {
  test("is renamed and opened by admins only", async () => {
    const caller = { userId: ada.user.id, sessionId: crypto.randomUUID() };
    for (const role of ["user", "moderator"] as const) {
      expect(await codeOf(server.call("workspace.update", { name: "Mine" }, { caller: { ...caller, role } }))).toBe("forbidden");
    }
    expect(await codeOf(server.call("workspace.update", { name: "Mine" }))).toBe("unauthenticated");
    expect(await server.call("workspace.get", {})).toEqual({ name: "ChatFlow", logo: null, registration: "invitation", needsAdmin: false });
    expect(await server.call("workspace.update", { name: " Engines " }, ada)).toMatchObject({
      name: "Engines",
      registration: "invitation",
    });
    expect(await server.call("workspace.update", { registration: "open" }, ada)).toMatchObject({ name: "Engines", registration: "open" });
    expect(await server.call("workspace.update", {}, ada)).toEqual({
      name: "Engines",
      logo: null,
      registration: "open",
      needsAdmin: false,
    });
    for (const wrong of [{ name: "" }, { name: "x".repeat(10_000) }, { name: "a\nb" }]) {
      expect(await codeOf(server.call("workspace.update", wrong, ada))).toBe("invalid_input");
    }
  });
});
