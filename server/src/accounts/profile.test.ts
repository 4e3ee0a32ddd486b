import { defaultPreferences, type Event, limits, type Preferences } from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";
import { describe, expect, test } from "vitest";
import { testServer } from "../../test/server.ts";
import { type RawSocket, signedInSocket } from "../../test/socket.ts";

const server = await testServer();
const [ada, grace] = [await server.person("ada"), await server.person("grace")];

/** What a socket was told, once all that is under way has arrived. */
async function toldTo(socket: RawSocket): Promise<Event[]> {
  await socket.call("users.me", {});
  return socket.frames.flatMap(({ event }) => (event ? [event as Event] : []));
}

const stored = async () =>
  (await server.db.pool.query("select preferences from users where id = $1", [ada.user.id])).rows[0].preferences as Partial<Preferences>;

describe("a profile", () => {
  test("is told to everybody who is connected, and to oneself with what only one may see", async () => {
    const [own, other] = [await signedInSocket(server.url, ada.token), await signedInSocket(server.url, grace.token)];
    const change = { name: " Ada  Lovelace ", title: "Countess", timeZone: "Europe/London" };
    const me = await ada.call("users.updateMe", change);
    expect(me).toEqual({ ...ada.user, ...change, name: me.name });
    expect(me.name.startsWith("Ada")).toBe(true);
    const { email: _, availability: __, receipts: ___, preferences: ____, ...user } = me;
    expect(await toldTo(other)).toEqual([{ type: "user.updated", user }]);
    expect(await toldTo(own)).toEqual(
      expect.arrayContaining([
        { type: "me.updated", me },
        { type: "user.updated", user },
      ]),
    );
    expect((await grace.call("users.list", { ids: [ada.user.id] })).users).toEqual([user]);
    await ada.call("users.updateMe", { ...change, title: "Countess" }); // the same again
    await ada.call("users.updateMe", { receipts: false }); // no business of others
    expect(await toldTo(other)).toHaveLength(1);
    expect(await ada.call("users.updateMe", { title: "", timeZone: "" })).toMatchObject({ name: me.name, title: "", timeZone: "" });
  });

  test.each([
    { name: "" },
    { name: "x".repeat(81) },
    { title: "x".repeat(limits.userTitle + 1) },
    { title: "two\nlines" },
    { timeZone: "Mars/Olympus" },
    { timeZone: "x".repeat(65) },
  ])("refuses %#", async (wrong) => {
    await expect(ada.call("users.updateMe", wrong)).rejects.toMatchObject({ code: "invalid_input" });
  });
});

describe("preferences", () => {
  const sections = [{ id: uuidv7(), name: "Work", collapsed: true }];

  test("[A3] are set by name, the others stay; what is as by default is not stored", async () => {
    expect(grace.user.preferences).toEqual(defaultPreferences);
    await ada.call("users.updateMe", { preferences: { theme: "dark", sections } });
    const me = await ada.call("users.updateMe", { preferences: { density: "compact", seenHints: ["search"] } });
    expect(me.preferences).toEqual({ ...defaultPreferences, theme: "dark", density: "compact", sections, seenHints: ["search"] });
    expect(await ada.call("users.me", {})).toEqual(me);
    const back = await ada.call("users.updateMe", { preferences: { theme: "system", seenHints: [] } });
    expect(back.preferences).toEqual({ ...defaultPreferences, density: "compact", sections });
    expect(await stored()).toEqual({ density: "compact", sections });
  });

  test("[A3] are told to one's own devices alone, once for each change", async () => {
    const [own, other] = [await signedInSocket(server.url, ada.token), await signedInSocket(server.url, grace.token)];
    const me = await ada.call("users.updateMe", { preferences: { language: "de" } });
    await ada.call("users.updateMe", { preferences: { language: "de" } });
    await ada.call("users.updateMe", { preferences: {} });
    expect(await toldTo(own)).toEqual([{ type: "me.updated", me }]);
    expect(await toldTo(other)).toEqual([]);
  });

  test("of several devices at once all hold", async () => {
    const changes: Partial<Preferences>[] = [
      { theme: "light" },
      { density: "comfortable" },
      { timeFormat: "24" },
      { notify: "none" },
      { sendWith: "mod-enter" },
      { language: "fr" },
      { seenHints: ["a", "b"] },
    ];
    await Promise.all(changes.map((preferences) => ada.call("users.updateMe", { preferences })));
    expect((await ada.call("users.me", {})).preferences).toMatchObject(Object.assign({}, ...changes));
  });

  test.each([
    { theme: "pink" },
    { theme: null },
    { language: "x".repeat(36) },
    { language: "d\u0000" },
    { seenHints: ["\u0000"] },
    { seenHints: ["\ud800"] },
    { sections: [{ id: "1", name: "Work", collapsed: false }] },
    { sections: [{ id: uuidv7(), name: "", collapsed: false }] },
    { sections: Array.from({ length: limits.sections + 1 }, () => ({ id: uuidv7(), name: "x", collapsed: false })) },
    { seenHints: Array.from({ length: 51 }, String) },
  ])("[K4] refuse %#, and nothing is changed", async (wrong) => {
    const before = await stored();
    const change = { preferences: { density: "compact", ...wrong } as unknown as Partial<Preferences> };
    await expect(ada.call("users.updateMe", change)).rejects.toMatchObject({ code: "invalid_input" });
    expect(await stored()).toEqual(before);
  });
});
