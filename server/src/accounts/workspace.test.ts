import { deflateSync } from "node:zlib";
import { type Event, limits } from "@chatflow/protocol";
import { describe, expect, test } from "vitest";
import { codeOf, testServer } from "../../test/server.ts";
import { type RawSocket, signedInSocket } from "../../test/socket.ts";

const server = await testServer();
const [admin, grace] = [await server.person("admin"), await server.person("grace")];

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** As much of a PNG as anybody looks at here: its head, and something after it. */
function png(width: number, height: number, rest = deflateSync(Buffer.alloc(16))): Buffer {
  const head = Buffer.alloc(17);
  head.write("IHDR", 0, "latin1");
  head.writeUInt32BE(width, 4);
  head.writeUInt32BE(height, 8);
  return Buffer.concat([signature, Buffer.from([0, 0, 0, 13]), head, rest]);
}

const setLogo = (logo: Buffer | null) => admin.call("workspace.update", { logo: logo?.toString("base64") ?? null });

async function toldTo(socket: RawSocket): Promise<Event[]> {
  await socket.call("users.me", {});
  return socket.frames.flatMap(({ event }) => (event ? [event as Event] : []));
}

describe("the workspace", () => {
  test("tells everybody when something of it changed, and nobody when nothing did", async () => {
    const socket = await signedInSocket(server.url, grace.token);
    const renamed = await admin.call("workspace.update", { name: "Analytical Engines" });
    expect(renamed).toMatchObject({ name: "Analytical Engines", logo: null, needsAdmin: false });
    await admin.call("workspace.update", { name: "Analytical Engines" });
    await admin.call("workspace.update", {});
    expect(await codeOf(grace.call("workspace.update", { name: "Grace's" }))).toBe("forbidden");
    expect(await toldTo(socket)).toEqual([{ type: "workspace.updated", workspace: renamed }]);
    expect(await grace.call("workspace.get", {})).toEqual(renamed);
  });

  test("shows its picture to everybody, under an address of its own for each picture", async () => {
    expect((await fetch(`${server.url}/api/v1/workspace/logo`)).status).toBe(404);
    const [first, second] = [png(512, 512), png(64, 1)];
    const { logo } = await setLogo(first);
    expect(logo).toMatch(/^\/api\/v1\/workspace\/logo\?v=[0-9a-f]{16}$/);
    const served = await fetch(server.url + logo);
    expect(Buffer.from(await served.arrayBuffer())).toEqual(first);
    expect(Object.fromEntries(served.headers)).toMatchObject({
      "content-type": "image/png",
      "x-content-type-options": "nosniff",
      "cache-control": "public, max-age=31536000, immutable",
    });
    expect(served.headers.get("content-security-policy")).toContain("img-src 'self'");

    const after = await setLogo(second);
    expect(after.logo).not.toBe(logo);
    const old = await fetch(server.url + logo);
    expect([Buffer.from(await old.arrayBuffer()).equals(second), old.headers.get("cache-control")]).toEqual([true, "no-cache"]);
    expect((await admin.call("workspace.update", { name: "Kept" })).logo).toBe(after.logo);
    expect((await setLogo(first)).logo).toBe(logo);
    expect((await setLogo(null)).logo).toBeNull();
    expect((await fetch(server.url + logo)).status).toBe(404);
  });

  test.each<[string, Buffer | string, RegExp]>([
    ["a file that is none", Buffer.from("<svg onload='alert(1)'/>"), /PNG/],
    ["a JPEG", Buffer.from([0xff, 0xd8, 0xff, 0xe0, ...Buffer.alloc(40)]), /PNG/],
    ["nothing", Buffer.alloc(0), /PNG/],
    ["a signature alone", signature, /PNG/],
    ["one that is too wide", png(513, 10), /512 by 512 pixels; this one has 513 by 10/],
    ["one that is too high", png(10, 4_000_000_000), /512 by 512/],
    ["one without a size", png(0, 10), /empty/],
    ["one byte too many", png(10, 10, Buffer.alloc(limits.logoBytes - 28)), /64 KB/],
    ["far too much", png(10, 10, Buffer.alloc(100_000)), /64 KB/],
    ["no base64", "not base64!", /base64/],
  ])("[K4] refuses %s as a picture, and says why", async (_, picture, message) => {
    const { logo } = await setLogo(png(10, 10, Buffer.alloc(limits.logoBytes - 29))); // the largest
    const given = typeof picture === "string" ? picture : picture.toString("base64");
    await expect(admin.call("workspace.update", { name: "Lost", logo: given })).rejects.toMatchObject({
      code: "invalid_input",
      issues: [{ path: ["logo"], message: expect.stringMatching(message) }],
    });
    expect(await admin.call("workspace.get", {})).toMatchObject({ logo, name: "Kept" });
  });
});
