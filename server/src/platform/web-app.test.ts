import { mkdir, writeFile } from "node:fs/promises";
import { get } from "node:http";
import { join } from "node:path";
import Fastify from "fastify";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../../test/temporary-folder.ts";
import { serveWebApp } from "./web-app.ts";

async function serving(folder: string, options?: { offline: boolean }) {
  const app = Fastify();
  onTestFinished(() => app.close());
  await serveWebApp(app, folder, options);
  return (url: string, method: "GET" | "POST" = "GET") => app.inject({ url, method });
}

test("files that carry their hash are kept, the page is asked for anew, and stands for every address of the app", async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "assets"));
  await writeFile(join(folder, "index.html"), "<title>app</title>");
  await writeFile(join(folder, "assets", "index-abc.js"), "1");
  const get = await serving(folder);
  expect((await get("/assets/index-abc.js")).headers["cache-control"]).toContain("immutable");
  for (const path of ["/", "/c/00000000-0000-4000-8000-000000000000", "/join/code?x=1", "/anything"]) {
    const page = await get(path);
    expect([page.statusCode, page.body, page.headers["cache-control"]]).toEqual([200, "<title>app</title>", "no-cache"]);
  }
  expect((await get("/assets/index-old.js")).statusCode).toBe(404);
  expect((await get("/anything", "POST")).statusCode).toBe(404);
  expect((await get("/../package.json")).statusCode).toBe(404);
  expect((await get("/assets/..%2f..%2fpackage.json")).body).not.toContain("name");
});

test("an address that is no URL is one of the app's, too", async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "index.html"), "<title>app</title>");
  const app = Fastify();
  onTestFinished(() => app.close());
  await serveWebApp(app, folder);
  const port = Number(new URL(await app.listen({ host: "127.0.0.1", port: 0 })).port);
  for (const path of ["//", "///x", "//[", "/%5b?//"]) {
    const status = await new Promise((resolve) => get({ host: "127.0.0.1", port, path }, (answer) => resolve(answer.resume().statusCode)));
    expect([path, status]).toEqual([path, 200]);
  }
});

test("the service worker and the manifest are asked for anew every time, in their types", async () => {
  const folder = await temporaryFolder();
  for (const [name, content] of [
    ["index.html", ""],
    ["sw.js", "kept"],
    ["manifest.webmanifest", "{}"],
  ] as const) {
    await writeFile(join(folder, name), content);
  }
  const get = await serving(folder);
  const headersOf = async (url: string) => {
    const { headers } = await get(url);
    return [headers["cache-control"], headers["content-type"]];
  };
  expect(await headersOf("/sw.js")).toEqual(["no-cache", expect.stringMatching(/^(text|application)\/javascript/)]);
  expect(await headersOf("/manifest.webmanifest")).toEqual(["no-cache", expect.stringMatching(/^application\/manifest\+json/)]);
  expect((await get("/sw.js")).body).toBe("kept");
});

test("when browsers shall keep nothing, the service worker is one that removes itself", async () => {
  const folder = await temporaryFolder();
  for (const name of ["index.html", "sw.js"]) await writeFile(join(folder, name), "kept");
  const get = await serving(folder, { offline: false });
  const worker = await get("/sw.js");
  expect(worker.body).toContain("unregister()");
  expect([worker.headers["cache-control"], worker.headers["content-type"]]).toEqual(["no-cache", expect.stringContaining("javascript")]);
  expect((await get("/")).body).toBe("kept");
});

test("without a build it says how to get one", async () => {
  const get = await serving(await temporaryFolder());
  expect((await get("/")).body).toContain("npm start");
});
