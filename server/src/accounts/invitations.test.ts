import { describe, expect, test } from "vitest";
import { hashCode } from "./invitation-code.ts";
import { codeOf, testAccounts } from "./testing.ts";

const server = await testAccounts();
const ada = await server.join("ada", { name: "Ada Lovelace" });
await server.call("workspace.update", { registration: "open", name: "Analytical Engines" }, ada);
const bela = await server.join("bela");
const cleo = await server.join("cleo");

describe("an invitation", () => {
  test("comes as a link with a code that only its maker is told", async () => {
    const made = await server.call("invitations.create", { uses: 3, expiresInHours: 48 }, bela);
    expect(made.url).toBe(`http://localhost:3000/join/${made.code}`);
    expect(Buffer.from(made.code, "base64url").length * 8).toBeGreaterThanOrEqual(128);
    expect(made.invitation).toMatchObject({ createdBy: bela.user.id, uses: 3, used: 0 });
    expect(Date.parse(made.invitation.expiresAt) - Date.parse(made.invitation.createdAt)).toBe(48 * 3600 * 1000);
    const { rows } = await server.db.pool.query("select code_hash from invitations where id = $1", [made.invitation.id]);
    expect(rows).toEqual([{ code_hash: hashCode(made.code) }]);
    const { invitations } = await server.call("invitations.list", {}, bela);
    expect(JSON.stringify(invitations)).not.toContain(made.code);
  });

  test("tells a stranger who invites to what", async () => {
    const { code, invitation } = await server.call("invitations.create", {}, ada);
    expect(await server.call("invitations.get", { code })).toEqual({
      workspace: { name: "Analytical Engines", logo: null, registration: "open", needsAdmin: false },
      invitedBy: "Ada Lovelace",
      expiresAt: invitation.expiresAt,
    });
  });

  test("is invalid when unknown, expired, withdrawn or used up, all in the same words", async () => {
    const make = () => server.call("invitations.create", { uses: 1 }, bela);
    const [expired, withdrawn, used] = [await make(), await make(), await make()];
    await server.db.pool.query("update invitations set expires_at = now() - interval '1 second' where id = $1", [expired.invitation.id]);
    await server.call("invitations.revoke", { invitationId: withdrawn.invitation.id }, bela);
    await server.call("workspace.update", { registration: "invitation" }, ada);
    await server.join("used", { invitation: used.code });
    const answers = new Set<string>();
    for (const code of ["unknown", "\u0000", "x".repeat(100), expired.code, withdrawn.code, used.code]) {
      answers.add((await server.call("invitations.get", { code }).catch((thrown) => JSON.stringify(thrown.toWire()))) as string);
      expect(await codeOf(server.join("late", { invitation: code }))).toBe("invitation_invalid");
    }
    expect([...answers]).toEqual([expect.stringContaining("invitation_invalid")]);
    const { invitations } = await server.call("invitations.list", {}, bela);
    const gone = [expired, withdrawn, used].map((each) => each.invitation.id);
    expect(invitations.filter((each) => gone.includes(each.id))).toEqual([]);
    await server.call("workspace.update", { registration: "open" }, ada);
  });

  test("refuses senseless numbers", async () => {
    for (const wrong of [{ uses: 0 }, { uses: 10_001 }, { uses: 1.5 }, { expiresInHours: 0 }, { expiresInHours: 1e9 }]) {
      expect(await codeOf(server.call("invitations.create", wrong, bela))).toBe("invalid_input");
    }
  });
});

describe("the list and withdrawing", () => {
  test("are for one's own, and for everyone's as an admin", async () => {
    const { invitation } = await server.call("invitations.create", {}, cleo);
    const idsOf = async (who: typeof ada) =>
      (await server.call("invitations.list", { limit: 200 }, who)).invitations.map((each) => each.id);
    expect(await idsOf(cleo)).toContain(invitation.id);
    expect(await idsOf(bela)).not.toContain(invitation.id);
    expect(await idsOf(ada)).toContain(invitation.id);
    expect(await codeOf(server.call("invitations.revoke", { invitationId: invitation.id }, bela))).toBe("not_found");
    expect(await idsOf(cleo)).toContain(invitation.id);
    expect(await codeOf(server.call("invitations.revoke", { invitationId: invitation.id }, ada))).toBe("ok");
    expect(await codeOf(server.call("invitations.revoke", { invitationId: invitation.id }, cleo))).toBe("ok"); // again is no error
    expect(await idsOf(cleo)).not.toContain(invitation.id);
    expect(await codeOf(server.call("invitations.revoke", { invitationId: crypto.randomUUID() }, ada))).toBe("not_found");
  });

  test("comes in pages, newest first, also where several were made in one millisecond", async () => {
    const made = await Promise.all(Array.from({ length: 7 }, () => server.call("invitations.create", {}, cleo)));
    await server.db.pool.query("update invitations set created_at = now() where created_by = $1", [cleo.user.id]);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await server.call("invitations.list", cursor ? { limit: 3, cursor } : { limit: 3 }, cleo);
      seen.push(...page.invitations.map((each) => each.id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen.toSorted()).toEqual(made.map((each) => each.invitation.id).toSorted());
  });

  test("refuse a cursor that no page gave", async () => {
    const id = crypto.randomUUID();
    const positions = [null, [], [1], ["1", id], [-1, id], [1e300, id], [8.64e15, id], [1, "x"], [1, id, 1], { 0: 1 }];
    const cursors = ["!", "é", "bm9uc2Vuc2U", ...positions.map((position) => Buffer.from(JSON.stringify(position)).toString("base64url"))];
    for (const cursor of cursors) {
      const outcome = server.call("invitations.list", { cursor }, ada);
      await expect(outcome, cursor).rejects.toMatchObject({ code: "invalid_input", issues: [{ path: ["cursor"] }] });
    }
  });
});
