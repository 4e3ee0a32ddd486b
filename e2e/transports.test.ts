import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Faults, startProxy, type TestProxy } from "../server/test/proxy.ts";
import { findChromium, launch } from "./chromium.ts";
import { Person } from "./person.ts";
import { ServerUnderTest } from "./server.ts";

const chromium = findChromium();

/** What a proxy in between does, and how the web app's events come in spite of it. */
const networks: [name: string, faults: Faults, path: string][] = [
  ["blocks WebSockets: server-sent events", { blockUpgrades: true }, "/api/v1/events"],
  ["blocks WebSockets and holds back streams: long polling", { blockUpgrades: true, holdStreams: true }, "/api/v1/poll"],
];

describe.skipIf(!chromium).each(networks)("behind a proxy that %s", (_, faults, path) => {
  let server: ServerUnderTest;
  let proxy: TestProxy;
  let browser: Browser;
  let ada: Person;
  let grace: Person;

  beforeAll(async () => {
    server = await ServerUnderTest.create();
    await server.start();
    proxy = await startProxy(server.url, faults);
    browser = await launch(chromium ?? "");
  });
  afterAll(async () => {
    await browser?.close();
    await proxy?.stop();
    await server?.remove();
  });

  /** The page has found its way: the better ones do not get through, so what others write comes by this one. */
  async function eventsComeByIt() {
    await expect.poll(() => proxy.seen.includes(path), { timeout: 60_000 }).toBe(true);
  }

  test("two people sign up and talk both ways", async () => {
    ada = await Person.at(browser, "Ada Lovelace");
    await ada.page.goto(proxy.url);
    await ada.signUp();
    await eventsComeByIt();
    await ada.createChannel("engine-room", "What the engine does today");
    await ada.say("First note");
    await ada.message("First note").waitFor();
    const link = new URL(await ada.invite());
    grace = await Person.at(browser, "Grace Hopper");
    await grace.page.goto(proxy.url + link.pathname);
    await grace.page.getByText("Ada Lovelace").waitFor();
    await grace.signUp();
    await grace.page.getByRole("button", { name: "Browse channels" }).first().click();
    await grace.page.getByRole("button", { name: "Join engine-room" }).click();
    await grace.message("First note").waitFor();
    await grace.say("Hello Ada");
    await ada.message("Hello Ada").waitFor();
    await ada.say("Hello Grace");
    await grace.message("Hello Grace").waitFor();
  });

  test("a reload keeps the place, and what is said afterwards arrives", async () => {
    await ada.page.reload();
    await ada.message("Hello Grace").waitFor();
    await grace.say("Still there?");
    await ada.message("Still there?").waitFor();
    await ada.say("Still here");
    await grace.message("Still here").waitFor();
  });

  test("when the server is killed, what is written meanwhile arrives once it is back, once", async () => {
    await server.kill("SIGKILL");
    await ada.say("Written while it was down");
    await ada.page
      .getByText(/Offline|Connecting/)
      .first()
      .waitFor();
    await server.start();
    await grace.message("Written while it was down").waitFor({ timeout: 60_000 });
    await ada.message("Written while it was down").waitFor({ timeout: 60_000 });
    await grace.say("It came through");
    await ada.message("It came through").waitFor({ timeout: 60_000 });
    for (const person of [ada, grace]) {
      await expect.poll(() => person.page.locator("article", { hasText: "Written while it was down" }).count()).toBe(1);
      expect(person.complaints).toEqual([]);
    }
  });

  test("once the network is mended, the page climbs back to a WebSocket when it is looked at, without a reload", async () => {
    proxy.faults.blockUpgrades = false;
    proxy.faults.holdStreams = false;
    const greeted = new Promise((resolve) => ada.page.on("websocket", (socket) => socket.on("framereceived", resolve)));
    await ada.page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await greeted;
    await grace.say("Do you hear me over the socket?");
    await ada.message("Do you hear me over the socket?").waitFor();
    await ada.say("Loud and clear");
    await grace.message("Loud and clear").waitFor();
    await expect.poll(() => ada.page.locator("article", { hasText: "Still here" }).count()).toBe(1);
  });
});
