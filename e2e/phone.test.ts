import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium, launch } from "./chromium.ts";
import { aPhone, type Person, password } from "./person.ts";
import { ServerUnderTest } from "./server.ts";
import { twoPeople } from "./two-people.ts";

const chromium = findChromium();

const thread = ({ page }: Person): Locator => page.getByRole("region", { name: "Thread" });
const sheet = ({ page }: Person): Locator => page.getByRole("dialog");
const row = ({ page }: Person, name: string): Locator => page.getByRole("navigation").getByRole("link", { name });
const path = ({ page }: Person): string => new URL(page.url()).pathname;

/** Writes and presses the button: Enter is for new lines there. */
async function sendByTouch({ page, composer }: Person, text: string): Promise<void> {
  await composer.fill(text);
  await page.getByRole("button", { name: "Send", exact: true }).tap();
}

/** Rests a finger on a message and takes what its sheet offers. */
async function takeFromSheet(person: Person, text: string, name: string): Promise<void> {
  await person.rest(text);
  await sheet(person).getByRole("button", { name, exact: true }).tap();
}

const back = ({ page }: Person): Promise<void> => page.getByRole("link", { name: "Back to your conversations" }).tap();

describe.skipIf(!chromium)("two people at their phones", () => {
  let server: ServerUnderTest;
  let browser: Browser;
  let ada: Person;
  let grace: Person;
  let channel: string;

  beforeAll(async () => {
    server = await ServerUnderTest.create();
    await server.start();
    browser = await launch(chromium ?? "");
    ({ ada, grace } = await twoPeople(browser, server, { ada: aPhone, grace: aPhone, shared: ["looms", "engine-room"] }));
    channel = path(ada);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.remove();
  });

  test("who is not signed in any more signs in, and is where the link led", async () => {
    await grace.page.context().clearCookies();
    await grace.page.reload();
    await grace.page.getByLabel("Username or email").fill("grace");
    await expect.poll(() => grace.tooWide()).toEqual([]);
    await grace.page.getByLabel("Password", { exact: true }).fill(password);
    await grace.page.getByRole("button", { name: "Sign in" }).tap();
    await grace.heading("engine-room").waitFor();
    expect(path(grace)).toBe(channel);
  });

  test("they talk; the list is a page of its own, and back leads as one came", async () => {
    await sendByTouch(ada, "The belt is off again, *sigh*");
    await grace.message("The belt is off again").waitFor();
    await back(grace);
    await row(grace, "looms").waitFor();
    await expect.poll(() => grace.composer.count()).toBe(0);
    await expect.poll(() => grace.tooWide()).toEqual([]);
    const wordy = `${"supercalifragilistic".repeat(8)} https://example.org/${"a/long/path/".repeat(12)}`;
    await ada.composer.fill(`${wordy}\n\n| loom | state |\n| --- | --- |\n| ${"wide ".repeat(30)} | ok |`);
    await ada.page.getByRole("button", { name: "Send", exact: true }).tap();
    await expect.poll(() => grace.unread("engine-room")).toBe(1);
    await row(grace, "engine-room").tap();
    await grace.message("supercali").waitFor();
    await expect.poll(() => grace.tooWide()).toEqual([]);
    await expect.poll(() => ada.tooWide()).toEqual([]);
    await back(grace);
    await row(grace, "looms").tap();
    await grace.heading("looms").waitFor();
    await back(grace);
    await row(grace, "engine-room").waitFor();
    expect(path(grace)).toBe("/");
    // That was a step back: the browser's own leads on, not into the loom's again.
    await grace.page.goForward();
    await grace.heading("looms").waitFor();
    await grace.page.goBack();
    await row(grace, "engine-room").tap();
    await grace.heading("engine-room").waitFor();
    await grace.page.goBack();
    await row(grace, "engine-room").tap();
    await grace.heading("engine-room").waitFor();
  });

  test("a finger that rests on a message finds reactions, editing, and deleting that can be undone", async () => {
    await takeFromSheet(grace, "The belt is off", "React with 👍");
    const reaction = ada.reaction("The belt is off", "👍", 1);
    await reaction.waitFor();
    // Under a finger that rests a button is a part of the message.
    await ada.rest("The belt is off", reaction);
    await sheet(ada).getByRole("button", { name: "Close" }).tap();
    await sheet(ada).waitFor({ state: "detached" });
    expect(await reaction.count()).toBe(1);
    await takeFromSheet(ada, "The belt is off", "Edit");
    await ada.page.getByRole("textbox", { name: "Edit message" }).fill("The belt is on again");
    await expect.poll(() => ada.tooWide()).toEqual([]);
    await ada.page.getByRole("button", { name: "Save" }).tap();
    await grace.message("The belt is on again").getByText("(edited)").waitFor();
    await sendByTouch(grace, "Not for here");
    await ada.message("Not for here").waitFor();
    await takeFromSheet(grace, "Not for here", "Delete");
    await grace.message("This message was deleted.").waitFor();
    await expect.poll(() => grace.tooWide()).toEqual([]);
    await grace.page.getByRole("button", { name: "Undo" }).tap();
    await grace.message("Not for here").waitFor();
    await takeFromSheet(grace, "Not for here", "Delete");
    await ada.message("This message was deleted.").waitFor();
    await expect.poll(() => ada.message("Not for here").count()).toBe(0);
  });

  test("a keyboard that comes up, and what is said meanwhile, leave what one edits in view", async () => {
    await sendByTouch(grace, "Who oils the loom?");
    await ada.message("Who oils the loom?").waitFor();
    await ada.post(Array.from({ length: 16 }, (_, n) => `Not me on day ${n}`).join("\n"));
    await grace.message("Not me on day 15").waitFor();
    await takeFromSheet(grace, "Who oils the loom?", "Edit");
    const field = grace.page.getByRole("textbox", { name: "Edit message" });
    const isShown = async () => {
      const [list, box] = await Promise.all([
        grace.page.getByRole("region", { name: "Messages", exact: true }).boundingBox(),
        field.boundingBox(),
      ]);
      return list !== null && box !== null && box.y >= list.y && box.y + box.height <= list.y + list.height;
    };
    await expect.poll(isShown).toBe(true);
    await grace.page.setViewportSize({ width: 390, height: 440 });
    await grace.page.waitForTimeout(600);
    expect(await isShown()).toBe(true);
    await ada.post("Then I will");
    await grace.page.getByRole("button", { name: /1 new message/ }).waitFor();
    expect(await isShown()).toBe(true);
    await field.fill("Who oils the loom today?");
    await grace.page.getByRole("button", { name: "Save" }).tap();
    await ada.message("Who oils the loom today?").waitFor();
    await grace.page.getByRole("button", { name: /1 new message/ }).tap();
    await expect.poll(() => grace.inView("Then I will")).toBe(true);
    await grace.page.setViewportSize({ width: 390, height: 844 });
  });

  test("a thread is a page of its own, is there after a reload in the middle, and back leads to the conversation", async () => {
    await takeFromSheet(grace, "The belt is on", "Reply in thread");
    const field = thread(grace).getByRole("textbox", { name: "Reply in the thread" });
    await field.fill("Which one?");
    await thread(grace).getByRole("button", { name: "Send", exact: true }).tap();
    await ada
      .message("The belt is on")
      .getByRole("link", { name: /^1 reply/ })
      .tap();
    await thread(ada).locator("article", { hasText: "Which one?" }).waitFor();
    await expect.poll(() => thread(ada).boundingBox()).toMatchObject({ x: 0, y: 0, width: 390 });
    for (const person of [ada, grace]) await expect.poll(() => person.tooWide()).toEqual([]);
    await field.fill("Half a thou");
    await expect.poll(() => grace.api<{ drafts: unknown[] }>("GET /drafts").then(({ drafts }) => drafts.length)).toBe(1);
    await grace.page.reload();
    await thread(grace).locator("article", { hasText: "Which one?" }).waitFor();
    await expect.poll(() => field.inputValue()).toBe("Half a thou");
    await field.fill("");
    await grace.page.getByRole("button", { name: "Back to the conversation" }).tap();
    await thread(grace).waitFor({ state: "detached" });
    await grace.composer.waitFor();
    await grace.page.goBack();
    await row(grace, "engine-room").tap();
    await ada.page.goBack();
    await thread(ada).waitFor({ state: "detached" });
    await ada.heading("engine-room").waitFor();
  });

  test("what is written while the server is away says that it waits, and arrives once", async () => {
    await server.kill("SIGKILL");
    await sendByTouch(ada, "Written in the cellar");
    const written = ada.page.locator("article", { hasText: "Written in the cellar" });
    await written.getByText("Waits for the connection").waitFor();
    await expect.poll(() => ada.tooWide()).toEqual([]);
    await ada.page.context().setOffline(true);
    await sendByTouch(grace, "And upstairs");
    await grace.page.locator("article", { hasText: "And upstairs" }).getByText("Waits for the connection").waitFor();
    await server.start();
    await grace.message("And upstairs").waitFor({ timeout: 60_000 });
    await written.getByText("Waits for the connection").waitFor(); // she has no network yet
    await ada.page.context().setOffline(false);
    for (const person of [ada, grace]) {
      for (const text of ["Written in the cellar", "And upstairs"]) {
        await person.message(text).waitFor({ timeout: 60_000 });
        await expect.poll(() => person.page.locator("article", { hasText: text }).count()).toBe(1);
      }
      await expect.poll(() => person.page.getByText("Waits for the connection").count()).toBe(0);
    }
  });

  test("the inbox, what is saved, the search and every other page fit, and lead back to the list", async () => {
    await takeFromSheet(grace, "And upstairs", "Save for later");
    await ada.post("Look, @grace", { to: channel.split("/")[2] ?? "" });
    await back(grace);
    const pages = [
      ["Inbox", "Look, @Grace Hopper"],
      ["Threads", "The belt is on again"],
      ["Saved", "And upstairs"],
      ["Search messages", "Search"],
    ] as const;
    for (const [name, shown] of pages) {
      await row(grace, name).tap();
      await grace.page.getByRole("main").getByText(shown).first().waitFor();
      await expect.poll(() => grace.tooWide(), { message: name }).toEqual([]);
      await back(grace);
      await row(grace, name).waitFor();
      expect(path(grace)).toBe("/");
    }
    await row(grace, "Saved").tap();
    await grace.page.getByRole("main").getByRole("link", { name: "Show in the conversation" }).tap();
    await expect.poll(() => grace.inView("And upstairs")).toBe(true);
    await grace.page.goBack();
    await grace.heading("Saved").waitFor();
    await grace.page.goBack();
    await row(grace, "Saved").waitFor();
    for (const address of ["/channels", "/scheduled", `${channel}/settings`, `${channel}/members`]) {
      await grace.page.goto(server.url + address);
      await grace.page.getByRole("main").getByRole("heading", { level: 1 }).waitFor();
      await expect.poll(() => grace.page.locator("main [aria-busy=true]").count()).toBe(0);
      await expect.poll(() => grace.tooWide(), { message: address }).toEqual([]);
    }
  });

  test("the preferences are a list of pages, each fits, and back leads to the list", async () => {
    await grace.page.goto(server.url);
    await grace.page.getByRole("button", { name: /@grace/ }).tap();
    await grace.page.getByRole("menuitem", { name: "Preferences" }).tap();
    const list = grace.page.getByRole("navigation", { name: "Preferences" });
    await list.waitFor();
    for (const link of await list.getByRole("link").allInnerTexts()) {
      await list.getByRole("link", { name: link, exact: true }).tap();
      await grace.page.getByRole("heading", { name: link, level: 2, exact: true }).waitFor();
      await list.waitFor({ state: "detached" });
      const main = grace.page.getByRole("main");
      await expect.poll(async () => (await main.innerText()).length).toBeGreaterThan(link.length + 20); // loaded
      await expect.poll(() => grace.tooWide(), { message: link }).toEqual([]);
      await grace.page.getByRole("link", { name: "All preferences" }).tap();
      await list.waitFor();
    }
    await grace.page.getByRole("link", { name: "Back to your conversations" }).tap();
    await row(grace, "engine-room").waitFor();
    for (const person of [ada, grace]) expect(person.complaints).toEqual([]);
  });
});
