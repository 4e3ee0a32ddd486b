import { describe, expect, test } from "vitest";
import { codeOf, goodPassword, testAccounts } from "./testing.ts";

const empty = await testAccounts();
const workspace = await testAccounts();
const admin = await workspace.join("ada");
const invite = (uses: number) => workspace.call("invitations.create", { uses }, admin);
const person = (username: string) => ({ username, email: `${username}@example.org`, password: goodPassword });

describe("the first account", () => {
  test("of 50 made at once exactly one is made, and it is the admin's", async () => {
    expect(await empty.call("workspace.get", {})).toMatchObject({ needsAdmin: true, registration: "invitation" });
    const people = Array.from({ length: 50 }, (_, i) => person(`first${i}`));
    const codes = await Promise.all(people.map((input) => codeOf(empty.call("accounts.signUp", input))));
    expect(codes.filter((code) => code === "ok")).toHaveLength(1);
    expect(codes.filter((code) => code === "registration_closed")).toHaveLength(49);
    const { rows } = await empty.db.pool.query("select role from users");
    expect(rows).toEqual([{ role: "admin" }]);
    expect(await empty.count("credentials")).toBe(1);
    expect(await empty.call("workspace.get", {})).toMatchObject({ needsAdmin: false });
  });

  test("of 50 made at once with open registration exactly one is the admin's", async () => {
    await empty.db.pool.query("delete from users");
    await empty.db.pool.query("update workspace set registration = 'open'");
    const people = Array.from({ length: 50 }, (_, i) => person(`open${i}`));
    const users = await Promise.all(people.map(async (input) => (await empty.call("accounts.signUp", input)).user));
    expect(users.filter((user) => user.role === "admin")).toHaveLength(1);
    expect(users.filter((user) => user.role === "user")).toHaveLength(49);
  });
});

describe("signing up", () => {
  test("gives the account and a session, and the name defaults to the username", async () => {
    const { code } = await invite(2);
    const { output } = await workspace.callForHeaders("accounts.signUp", {
      ...person("Bela"),
      email: "Bela@Example.org",
      invitation: code,
    });
    expect(output.user).toMatchObject({ username: "bela", name: "bela", email: "bela@example.org", role: "user" });
    const authorization = `Bearer ${output.token}`;
    expect(await workspace.call("users.me", {}, { authorization })).toEqual(output.user);
    const named = await workspace.join("cleo", { invitation: code, name: "Cleo Ünal" });
    expect(named.user.name).toBe("Cleo Ünal");
  });

  test("needs an invitation unless registration is open", async () => {
    const input = person("dora");
    expect(await codeOf(workspace.call("accounts.signUp", input))).toBe("registration_closed");
    expect(await codeOf(workspace.call("accounts.signUp", { ...input, invitation: "nonsense" }))).toBe("invitation_invalid");
    await workspace.call("workspace.update", { registration: "open" }, admin);
    expect(await codeOf(workspace.call("accounts.signUp", { ...input, invitation: "nonsense" }))).toBe("ok");
    await workspace.call("workspace.update", { registration: "invitation" }, admin);
    expect(await codeOf(workspace.call("accounts.signUp", person("emil")))).toBe("registration_closed");
  });

  test("50 at once at the last three uses of an invitation make three accounts", async () => {
    const { code, invitation } = await invite(3);
    const before = await workspace.count("users");
    const people = Array.from({ length: 50 }, (_, i) => ({ ...person(`race${i}`), invitation: code }));
    const codes = await Promise.all(people.map((input) => codeOf(workspace.call("accounts.signUp", input))));
    expect(codes.filter((each) => each === "ok")).toHaveLength(3);
    expect(codes.filter((each) => each === "invitation_invalid")).toHaveLength(47);
    expect(await workspace.count("users")).toBe(before + 3);
    expect(await workspace.count("credentials")).toBe(before + 3);
    const { rows } = await workspace.db.pool.query("select used, uses from invitations where id = $1", [invitation.id]);
    expect(rows).toEqual([{ used: 3, uses: 3 }]);
  });
});

describe("a refused account", () => {
  test("leaves nothing behind and uses no invitation up", async () => {
    const { code, invitation } = await invite(1);
    const before = [await workspace.count("users"), await workspace.count("credentials"), await workspace.count("sessions")];
    const input = { ...person("frida"), invitation: code };
    expect(await codeOf(workspace.call("accounts.signUp", { ...input, username: "ADA" }))).toBe("username_taken");
    expect(await codeOf(workspace.call("accounts.signUp", { ...input, email: "ADA@example.org" }))).toBe("email_taken");
    expect(await codeOf(workspace.call("accounts.signUp", { ...input, password: "password12" }))).toBe("weak_password");
    expect([await workspace.count("users"), await workspace.count("credentials"), await workspace.count("sessions")]).toEqual(before);
    const { rows } = await workspace.db.pool.query("select used from invitations where id = $1", [invitation.id]);
    expect(rows).toEqual([{ used: 0 }]);
    expect(await codeOf(workspace.call("accounts.signUp", input))).toBe("ok");
  });

  test("of 20 who want the same name at once one gets it", async () => {
    const { code } = await invite(20);
    const people = Array.from({ length: 20 }, (_, i) => ({ ...person("greta"), email: `greta${i}@example.org`, invitation: code }));
    const codes = await Promise.all(people.map((input) => codeOf(workspace.call("accounts.signUp", input))));
    expect(codes.toSorted().join()).toBe(["ok", ...Array(19).fill("username_taken")].join());
    const { rows } = await workspace.db.pool.query("select count(*)::int as n from users where username = 'greta'");
    expect(rows).toEqual([{ n: 1 }]);
  });

  test("no database fault leaves half an account", async () => {
    const { code } = await invite(1);
    await workspace.db.pool.query("alter table credentials add constraint refuse_all check (false) not valid");
    const before = await workspace.count("users");
    expect(await codeOf(workspace.call("accounts.signUp", { ...person("hugo"), invitation: code }))).toBe("internal");
    await workspace.db.pool.query("alter table credentials drop constraint refuse_all");
    expect(await workspace.count("users")).toBe(before);
    expect(await codeOf(workspace.call("accounts.signUp", { ...person("hugo"), invitation: code }))).toBe("ok");
  });

  test("is told what is wrong with what was typed", async () => {
    const typed: [Partial<ReturnType<typeof person>> & { name?: string }, string][] = [
      [{ username: "" }, "username"],
      [{ username: "x".repeat(10_000) }, "username"],
      [{ username: "ab\u0000c" }, "username"],
      [{ username: "zoë" }, "username"],
      [{ email: "nobody" }, "email"],
      [{ email: `${"x".repeat(250)}@example.org` }, "email"],
      [{ password: "" }, "password"],
      [{ password: "x".repeat(201) }, "password"],
      [{ name: "x".repeat(81) }, "name"],
      [{ name: "a\u202eb" }, "name"],
    ];
    for (const [wrong, field] of typed) {
      const outcome = workspace.call("accounts.signUp", { ...person("ines"), ...wrong });
      const issues = expect.arrayContaining([expect.objectContaining({ path: [field] })]);
      await expect(outcome, JSON.stringify(wrong)).rejects.toMatchObject({ code: "invalid_input", issues });
    }
    const weak = workspace.call("accounts.signUp", { ...person("ines"), password: "short", invitation: (await invite(1)).code });
    await expect(weak).rejects.toMatchObject({
      code: "weak_password",
      issues: [{ path: ["password"], message: "Use at least 10 characters." }],
    });
  });
});
