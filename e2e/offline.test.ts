import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium, launch } from "./chromium.ts";
import { allRecords, recordsKept } from "./kept-records.ts";
import { Person } from "./person.ts";
import { screenshots } from "./screenshots.ts";
import { ServerUnderTest } from "./server.ts";
import { twoPeople } from "./two-people.ts";
import { startUpdatedServer } from "./updated-server.ts";

const chromium = findChromium();

describe.skipIf(!chromium)("without a connection", () => {
  let server: ServerUnderTest;
  let browser: Browser;
  let ada: Person;
  let grace: Person;

  beforeAll(async () => {
    server = await ServerUnderTest.create();
    await server.start();
    // A name that leads here, but that a browser does not take for this machine.
    browser = await launch(chromium ?? "", "--host-resolver-rules=MAP chat.lan 127.0.0.1");
    ({ ada, grace } = await twoPeople(browser, server));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.remove();
  });

  async function goOffline() {
    await server.kill("SIGKILL");
    await ada.page.context().setOffline(true);
  }

  async function comeBack() {
    await server.start();
    await ada.page.context().setOffline(false);
  }

  test("two people talk, and the browser keeps the app", async () => {
    for (const text of ["The crème brûlée is ready", "Cards are punched", "Steam is up"]) {
      await ada.say(text);
      await ada.message(text).waitFor();
    }
    await grace.message("Steam is up").waitFor();
    await appKept(ada.page);
    await recordsKept(ada.page, "timelines");
  });

  test("the page opens with the channel that was open, from what is kept, and says that it is offline", async () => {
    await goOffline();
    await ada.page.reload();
    await ada.heading("engine-room").waitFor();
    await ada.message("Steam is up").waitFor();
    await ada.page
      .getByText(/^Offline/)
      .first()
      .waitFor();
    await expect.poll(() => ada.page.getByLabel("Password").count()).toBe(0);
    await ada.page.goto(server.url);
    await ada.heading("engine-room").waitFor();
  });

  test("what one does meanwhile shows at once, says that it waits, and outlives a reload", async () => {
    await ada.say("Written in the tunnel");
    const written = ada.page.locator("article", { hasText: "Written in the tunnel" });
    await written.getByText("Waits for the connection").waitFor();
    await ada.choose("Cards are punched", "Edit");
    await ada.page.getByRole("textbox", { name: "Edit message" }).fill("Cards are punched twice");
    await ada.page.keyboard.press("Enter");
    await ada.message("Cards are punched twice").getByText("Your change waits for the connection").waitFor();
    await ada.act("Steam is up", "React with 👍");
    await ada.reaction("Steam is up", "👍", 1).waitFor();
    await ada.message("Steam is up").getByText("Your change waits for the connection").waitFor();
    await screenshots(ada.page, "offline-queued");
    await ada.page.reload();
    await written.getByText("Waits for the connection").waitFor();
    await ada.message("Cards are punched twice").getByText("Your change waits for the connection").waitFor();
  });

  test("a message that waits can be taken back to be changed", async () => {
    await ada.say("Nonsense");
    await ada.page.locator("article", { hasText: "Nonsense" }).getByRole("button", { name: "Edit", exact: true }).click();
    await expect.poll(() => ada.composer.inputValue()).toBe("Nonsense");
    await ada.composer.fill("");
    await expect.poll(() => ada.page.locator("article", { hasText: "Nonsense" }).count()).toBe(0);
  });

  test("the search finds what is kept, by keyboard, and leads there", async () => {
    await ada.page.getByRole("link", { name: "Search messages" }).click();
    const field = ada.page.getByRole("searchbox", { name: "Words to find" });
    await field.fill("BRULEE creme");
    await ada.page.getByText("1 message", { exact: true }).waitFor();
    await screenshots(ada.page, "search");
    await field.fill("nowhere to be found");
    await ada.page.getByRole("heading", { name: "Nothing found" }).waitFor();
    await screenshots(ada.page, "search-nothing");
    await field.fill("brulee");
    await ada.page.getByText("1 message", { exact: true }).waitFor();
    await ada.page.reload();
    await ada.page.getByText("The crème brûlée is ready").waitFor();
    await field.press("ArrowDown");
    await ada.page.keyboard.press("Enter");
    await ada.heading("engine-room").waitFor();
    await ada.message("The crème brûlée is ready").waitFor();
  });

  test("when the server is back, everything arrives, once, in every tab", async () => {
    const second = await ada.page.context().newPage();
    await second.goto(ada.page.url());
    await second
      .getByText(/^Offline/)
      .first()
      .waitFor();
    await comeBack();
    for (const page of [ada.page, second]) await expect.poll(() => page.getByText(/^Offline/).count(), { timeout: 40_000 }).toBe(0);
    await ada.message("Written in the tunnel").waitFor();
    await grace.message("Written in the tunnel").waitFor({ timeout: 40_000 });
    await grace.message("Cards are punched twice").waitFor();
    await grace.reaction("Steam is up", "👍", 1).waitFor();
    await second.locator("article[aria-busy=false]", { hasText: "Written in the tunnel" }).waitFor();
    for (const page of [ada.page, grace.page, second]) {
      await expect.poll(() => page.locator("article", { hasText: "Written in the tunnel" }).count()).toBe(1);
      await expect.poll(() => page.getByText(/waits? for the connection/i).count()).toBe(0);
    }
    await second.close();
  });

  test("the tab's icon and title say that something is unread", async () => {
    const icon = () => ada.page.locator('link[rel="icon"]').getAttribute("href");
    await ada.page.getByRole("link", { name: "Search messages" }).click();
    await expect.poll(icon).toBe("/favicon.svg");
    await grace.say("Are you there?");
    await expect.poll(icon).toBe("/favicon-unread.svg");
    await expect.poll(() => ada.page.title()).toMatch(/^\(1\) /);
    await ada.openChannel("engine-room");
    await expect.poll(icon).toBe("/favicon.svg");
  });

  test("a session that ended meanwhile shows the way to sign in, and leaves nothing here", async () => {
    await recordsKept(grace.page, "timelines");
    await grace.page.context().clearCookies();
    await grace.page.reload();
    await grace.page.getByLabel("Username or email").waitFor();
    await expect.poll(() => allRecords(grace.page)).toEqual([]);
    await grace.signIn();
    await grace.heading("engine-room").waitFor();
  });

  test("so does one of which the server tells while the page waits for messages", async () => {
    await recordsKept(grace.page, "timelines");
    const messages = "**/api/v1/channels/*/messages*";
    await grace.page.route(messages, () => {}); // they never come
    await grace.page.context().clearCookies();
    await grace.page.goto(`${server.url}/c/${crypto.randomUUID()}`);
    await grace.page.getByLabel("Username or email").waitFor();
    await grace.page.unroute(messages);
    await grace.page.goto(server.url);
    await grace.signIn();
    await grace.heading("engine-room").waitFor();
  });

  test("a new version of the app asks to be shown, and is when one says so", async () => {
    const updated = await startUpdatedServer(server.url);
    const person = await Person.at(browser, "Ada Lovelace");
    try {
      await person.page.goto(updated.url);
      await person.signIn();
      await person.openChannel("engine-room");
      await appKept(person.page);
      await person.page.reload();
      await person.heading("engine-room").waitFor();
      await expect.poll(() => person.page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
      await expect.poll(() => person.page.getByText("A new version is here.").count()).toBe(0);
      updated.update();
      await person.page.reload();
      await person.page.getByText("A new version is here.").waitFor();
      await screenshots(person.page, "new-version");
      const loaded = person.page.waitForEvent("load");
      await person.page.getByRole("button", { name: "Reload", exact: true }).click();
      await loaded;
      await person.heading("engine-room").waitFor();
      await expect
        .poll(() => person.page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting ?? null))
        .toBeNull();
    } finally {
      await person.page.context().close();
      updated.close();
    }
  });

  test("signing out leaves nothing of the person, and only the app's own parts", async () => {
    const inBrowser = () => ada.page.evaluate(() => JSON.stringify(localStorage));
    const { channelId } = ada;
    await expect.poll(() => inBrowser()).toContain(channelId); // it was open
    await ada.page.getByRole("button", { name: /@ada/ }).click();
    await ada.page.getByRole("menuitem", { name: "Sign out" }).click();
    await ada.page.getByLabel("Username or email").waitFor();
    await expect.poll(() => allRecords(ada.page)).toEqual([]);
    await expect.poll(() => inBrowser()).not.toContain(channelId);
    const cached = await ada.page.evaluate(async () => {
      const names = await caches.keys();
      const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return requests.flat().map(({ url }) => new URL(url).pathname);
    });
    expect(cached).toContain("/index.html");
    expect(cached.filter((path) => !/^\/(assets\/|index\.html$|favicon|manifest)/.test(path))).toEqual([]);
    await ada.signIn();
    await ada.heading("engine-room").waitFor();
  });

  test("an admin gets rid of what browsers have kept of the app", async () => {
    await server.kill("SIGTERM");
    await server.start({ CHATFLOW_OFFLINE: "false" });
    await ada.page.reload();
    const left = () =>
      ada.page.evaluate(async () => [...(await caches.keys()), ...(await navigator.serviceWorker.getRegistrations())].length);
    await expect.poll(left, { timeout: 20_000 }).toBe(0);
    await ada.page.reload();
    await ada.message("Steam is up").waitFor();
  });

  test("where browsers allow no service worker, everything else works", async () => {
    const person = await Person.at(browser, "Ada Lovelace");
    await person.page.goto(server.url.replace("localhost", "chat.lan"));
    await expect.poll(() => person.page.evaluate(() => [isSecureContext, "serviceWorker" in navigator])).toEqual([false, false]);
    await person.signIn();
    await person.openChannel("engine-room");
    await person.say("From the local network");
    await person.message("From the local network").waitFor();
    await recordsKept(person.page, "timelines");
    await person.page.reload();
    await person.message("From the local network").waitFor();
    // That browser notes of a header that it is of no use there.
    expect(person.complaints.filter((text) => !text.includes("Cross-Origin-Opener-Policy"))).toEqual([]);
  });

  test("nothing went wrong in the pages", () => {
    expect([...ada.complaints, ...grace.complaints]).toEqual([]);
  });
});

/** Once the service worker has everything. */
async function appKept(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
}
