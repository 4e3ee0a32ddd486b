import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium, launch } from "./chromium.ts";
import { Person, password } from "./person.ts";
import { screenshots } from "./screenshots.ts";
import { ServerUnderTest } from "./server.ts";

const chromium = findChromium();

/** A red square of two by two pixels. */
const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEUlEQVR4nGM4wcBwggGMgRQAGQ4DIUwhR/0AAAAASUVORK5CYII=",
  "base64",
);

describe.skipIf(!chromium)("a workspace is set up, and everyone makes the app their own", () => {
  let server: ServerUnderTest;
  let browser: Browser;
  let ada: Person;
  let grace: Person;
  let link: string;

  beforeAll(async () => {
    server = await ServerUnderTest.create();
    await server.start();
    browser = await launch(chromium ?? "");
  });
  afterAll(async () => {
    await browser?.close();
    await server?.remove();
  });

  const open = (page: Page, section: string) => page.goto(`${server.url}/preferences/${section}`);
  const choose = (page: Page, name: RegExp) => page.getByRole("radio", { name }).check();

  test("the first one is led through name, picture, channels and invitation, then around", async () => {
    ada = await Person.at(browser, "Ada Lovelace");
    const { page } = ada;
    await page.goto(server.url);
    await page.getByLabel("Your name").fill(ada.name);
    await page.getByLabel("Username").fill(ada.username);
    await page.getByLabel("Email").fill("ada@example.org");
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Create account" }).click();

    await page.getByRole("heading", { name: "Give your workspace a face" }).waitFor();
    await page.locator("input[type=file]").setInputFiles({ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("no picture") });
    await page.getByText("This is not a picture").waitFor();
    await page.locator("input[type=file]").setInputFiles({ name: "red.png", mimeType: "image/png", buffer: picture });
    await page.getByRole("button", { name: "Remove" }).waitFor();
    await page.getByLabel("Name of the workspace").fill("");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByText("This may not be empty.").waitFor();
    await page.getByLabel("Name of the workspace").fill("Engine Works");
    await screenshots(page, "welcome-name");
    await page.getByRole("button", { name: "Continue" }).click();

    await page.getByRole("heading", { name: "Where will you talk?" }).waitFor();
    await page.getByRole("checkbox", { name: /#random/ }).uncheck();
    await page.getByLabel("Another channel").fill("Boiler Room");
    await page.getByRole("button", { name: "Add" }).click();
    await screenshots(page, "welcome-channels");
    await page.getByRole("button", { name: "Create these channels" }).click();

    link = await page.getByLabel("Invitation link").inputValue();
    await page.getByRole("button", { name: "Back" }).click();
    await page.getByText("There already: #boiler-room #general").waitFor();
    await page.getByRole("button", { name: "Skip", exact: true }).click();
    await screenshots(page, "welcome-invite");
    await page.getByRole("button", { name: "Go to your channels" }).click();

    await ada.heading("general").waitFor();
    const tour = page.getByRole("region", { name: /^Tour, step/ });
    await tour.getByText("Your conversations").waitFor();
    await page.keyboard.press("Enter");
    await tour.getByText("Where you write").waitFor();
    await page.keyboard.press("Escape");
    await tour.waitFor({ state: "detached" });
    await page.reload();
    await page.getByRole("button", { name: "Take the tour (done)" }).waitFor();
    await expect.poll(() => page.getByRole("navigation").getByRole("link", { name: "random" }).count()).toBe(0);
    const logo = page.locator("header img").first();
    await expect.poll(() => logo.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0))).toBe(256);
  });

  test("a new member is in the first channels, with something to do", async () => {
    grace = await Person.at(browser, "Grace Hopper");
    await grace.page.goto(link);
    await grace.page.getByText("Ada Lovelace").waitFor();
    await grace.signUp();
    await grace.heading("general").waitFor();
    const steps = grace.page.getByRole("region", { name: "First steps" });
    await steps.getByRole("button", { name: "Say hello" }).click();
    await expect.poll(() => grace.page.evaluate(() => document.activeElement?.id)).toBe("composer");
    await grace.page.keyboard.type("Hello, everyone");
    await grace.page.keyboard.press("Enter");
    await ada.message("Hello, everyone").waitFor();
    await steps.getByRole("button", { name: "Say hello (done)" }).waitFor();
    await screenshots(grace.page, "first-steps");
    await steps.getByRole("button", { name: "Hide the first steps" }).click();
    await steps.waitFor({ state: "detached" });
    await grace.page.reload();
    await grace.message("Hello, everyone").waitFor();
    await expect.poll(() => steps.count()).toBe(0);
  });

  test("theme and density change at once, hold on another device, and are there from the first paint", async () => {
    const { page } = grace;
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await open(page, "appearance");
    await choose(page, /^Light/);
    const light = await ground();
    await choose(page, /^Dark/);
    await expect.poll(ground).not.toBe(light);
    await choose(page, /^Compact/);
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset.density)).toBe("compact");
    await screenshots(page, "preferences-appearance");

    const phone = await Person.at(browser, "Grace Hopper", { viewport: { width: 390, height: 844 } });
    await phone.page.goto(`${server.url}/preferences`);
    await phone.page.getByLabel("Username or email").fill("grace");
    await phone.page.getByLabel("Password", { exact: true }).fill(password);
    await phone.page.getByRole("button", { name: "Sign in" }).click();
    await phone.page.getByRole("link", { name: "Appearance" }).click();
    await expect.poll(() => phone.page.getByRole("radio", { name: /^Dark/ }).isChecked()).toBe(true);
    await choose(phone.page, /^High contrast/);
    await phone.page.getByRole("link", { name: "All preferences" }).click();
    await phone.page.getByRole("link", { name: "About" }).waitFor();
    const wide = await phone.page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset.theme)).toBe("contrast");

    // Before any answer of the server.
    await page.route("**/api/**", () => undefined);
    await page.reload();
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset.theme)).toBe("contrast");
    await page.unroute("**/api/**");
    await page.reload();
    expect(phone.complaints).toEqual([]);
    await phone.page.context().close();
  });

  test("the clock is as one wants it", async () => {
    const { page } = grace;
    await grace.openChannel("general");
    const time = grace.message("Hello, everyone").locator("time").first();
    await expect.poll(() => time.innerText()).toMatch(/^\d?\d:\d\d$/);
    await open(page, "appearance");
    await page.getByRole("radio", { name: "12-hour clock" }).check();
    // What was chosen keeps the focus although everything is made anew.
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("value"))).toBe("12");
    await grace.openChannel("general");
    await expect.poll(() => time.innerText()).toMatch(/[ap]\.?m/i);
    await open(page, "appearance");
    await choose(page, /^Same as the system/);
    await choose(page, /^Comfortable/);
  });

  test("the sheet has the shortcuts that work, and opens by a key that can be turned off", async () => {
    const { page } = grace;
    await grace.openChannel("general");
    await grace.composer.fill("");
    await page.keyboard.type("?");
    await expect.poll(() => grace.composer.inputValue()).toBe("?");
    await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
    await grace.composer.fill("");
    await page.getByRole("main").focus();
    await page.keyboard.press("Shift+?");
    const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    await sheet.getByText("Go to where you write").waitFor();
    await screenshots(page, "shortcuts");
    await page.keyboard.press("Escape");
    await sheet.waitFor({ state: "detached" });
    await page.keyboard.press("Alt+Shift+M");
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("composer");
    await page.keyboard.press("Control+Shift+F");
    await page.getByRole("heading", { name: "Search" }).waitFor();
    await ada.say("Unread by Grace");
    await expect.poll(() => grace.unread("general")).toBe(1);
    await page.keyboard.press("Shift+Escape");
    await page.getByText("You have read everything.").waitFor();
    await expect.poll(() => grace.unread("general")).toBe(0);
    await page.getByRole("searchbox").focus();
    await page.getByRole("button", { name: "Dismiss" }).press("Enter");
    await expect.poll(() => page.getByRole("searchbox").evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.press("Control+,");
    await page.getByRole("heading", { name: "Appearance" }).waitFor();
    await page.getByRole("link", { name: "Keyboard" }).click();
    await page.getByRole("switch", { name: "Single-key shortcuts" }).uncheck();
    await page.getByRole("main").focus();
    await page.keyboard.press("Shift+?");
    await page.keyboard.press("Control+/");
    await sheet.waitFor();
    await page.keyboard.press("Escape");
    await sheet.waitFor({ state: "detached" });
    await page.getByRole("switch", { name: "Single-key shortcuts" }).check();
    await page.getByRole("main").focus();
    await page.keyboard.press("Shift+?");
    await sheet.waitFor();
    await page.keyboard.press("Escape");
  });

  test("while one looks elsewhere, what is meant for one is told, and leads there", async () => {
    const { page } = grace;
    await page.context().grantPermissions(["notifications"], { origin: server.url });
    await page.addInitScript(() => {
      // The real ones go to a system that is not there. These keep what was shown.
      const shown: { title: string; body?: string; onclick?: () => void }[] = [];
      class Recorded {
        static permission = "granted";
        static requestPermission = async () => "granted";
        onclick: (() => void) | undefined;
        constructor(title: string, options: { body?: string }) {
          shown.push({ title, ...options, onclick: () => this.onclick?.() });
        }
        close() {}
      }
      Object.assign(window, { Notification: Recorded, shown });
    });
    await open(page, "notifications");
    await page.getByRole("button", { name: "Show a test notification" }).click();
    await page.getByText("Sent.").waitFor();
    const titles = () =>
      page.evaluate(() =>
        (window as unknown as { shown: { title: string; body: string }[] }).shown.map(({ title, body }) => `${title}: ${body}`),
      );
    await expect.poll(() => titles()).toHaveLength(1);
    await screenshots(page, "preferences-notifications");

    await ada.openChannel("general");
    await ada.say("Seen, @grace, so not told");
    await expect.poll(() => grace.unread("general")).toBe(1);
    await expect.poll(() => titles()).toHaveLength(1);
    await hide(page, true);
    await ada.say("For everyone and nobody");
    await ada.say("This is for you, @grace, in **bold**");
    await expect.poll(titles).toEqual([expect.any(String), "Ada Lovelace in #general: This is for you, @Grace Hopper, in bold"]);
    await page.evaluate(() => (window as unknown as { shown: { onclick(): void }[] }).shown[1]?.onclick());
    await hide(page, false);
    await grace.message("This is for you").waitFor();
    await grace.heading("general").waitFor();

    await open(page, "notifications");
    await page.getByRole("radio", { name: "Nothing" }).check();
    const before = await grace.unread("general");
    await hide(page, true);
    await ada.say("For @grace, not told either");
    await expect.poll(() => grace.unread("general")).toBeGreaterThan(before);
    await expect.poll(() => titles()).toEqual([]);
    await hide(page, false);
  });

  test("sessions elsewhere can be ended, and what is kept here cleared", async () => {
    const { page } = grace;
    const elsewhere = await Person.at(browser, "Grace Hopper");
    await elsewhere.page.goto(server.url);
    await elsewhere.signIn();
    await open(page, "sessions");
    await page
      .getByRole("button", { name: /^End the session/ })
      .first()
      .waitFor();
    await page.getByRole("button", { name: /^End (the other session|\d+ other sessions)$/ }).click();
    await page.getByText("Ended.").waitFor();
    await elsewhere.page.getByText("This session was ended.").waitFor();
    await expect.poll(() => page.getByRole("button", { name: /^End the session/ }).count()).toBe(0);
    await elsewhere.page.context().close();

    await open(page, "storage");
    await page.getByRole("button", { name: "Clear and load anew" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Clear and load anew" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("heading", { name: "Storage" }).waitFor();
    await grace.openChannel("general");
    await grace.message("Hello, everyone").waitFor();
  });

  test("profile and privacy are told to the others, every page can be opened by its address, and nothing complained", async () => {
    const { page } = grace;
    await open(page, "profile");
    await page.getByLabel("What you do here").fill("Finds moths");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved.").waitFor();
    await page.reload();
    await expect.poll(() => page.getByLabel("What you do here").inputValue()).toBe("Finds moths");
    await open(page, "privacy");
    await page.getByRole("switch", { name: "Show what has been read" }).uncheck();
    await open(page, "writing");
    await choose(page, /^Ctrl and Enter/);
    await page.reload();
    await expect.poll(() => page.getByRole("radio", { name: /^Ctrl and Enter/ }).isChecked()).toBe(true);
    await grace.openChannel("general");
    await grace.composer.pressSequentially("one");
    await page.keyboard.press("Enter");
    await page.keyboard.type("two");
    await expect.poll(() => grace.composer.inputValue()).toBe("one\ntwo");
    await page.keyboard.press("Control+Enter");
    await grace.message("two").waitFor();
    await open(page, "privacy");
    await expect.poll(() => page.getByRole("switch", { name: "Show what has been read" }).isChecked()).toBe(false);
    await open(page, "about");
    await page.getByText("Engine Works").last().waitFor();
    await open(page, "nothing");
    await page.getByRole("heading", { name: "There is nothing at this address" }).waitFor();
    // The gallery is for developers alone.
    await page.goto(`${server.url}/gallery`);
    await page.getByRole("heading", { name: "There is nothing at this address" }).waitFor();
    expect([...ada.complaints, ...grace.complaints]).toEqual([]);
  });
});

/** Puts the page out of view, as another tab in front of it does, or back into it. */
async function hide(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((value) => {
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => (value ? "hidden" : "visible") });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);
}
