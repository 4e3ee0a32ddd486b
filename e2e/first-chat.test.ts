import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium, launch } from "./chromium.ts";
import { Person, password } from "./person.ts";
import { screenshots } from "./screenshots.ts";
import { ServerUnderTest } from "./server.ts";

const chromium = findChromium();

describe.skipIf(!chromium)("two people begin to talk", () => {
  let server: ServerUnderTest;
  let browser: Browser;
  let ada: Person;
  let grace: Person;

  beforeAll(async () => {
    server = await ServerUnderTest.create();
    await server.start();
    browser = await launch(chromium ?? "");
  });
  afterAll(async () => {
    await browser?.close();
    await server?.remove();
  });

  test("the first one makes the workspace's first account and a channel", async () => {
    ada = await Person.at(browser, "Ada Lovelace");
    await ada.page.goto(server.url);
    await ada.page.getByRole("heading", { name: "Set up your workspace" }).waitFor();
    await screenshots(ada.page, "first-account");
    await ada.signUp();
    await ada.page.getByRole("button", { name: "Invite people" }).first().waitFor();
    await screenshots(ada.page, "empty-workspace");
    await ada.createChannel("engine-room", "What the engine does today");
    await ada.say("First note to *myself*");
    await ada.message("First note to myself").waitFor();
  });

  test("a mistake in the form is shown at its field, and nothing that was typed is lost", async () => {
    const link = await ada.invite();
    grace = await Person.at(browser, "Grace Hopper");
    await grace.page.goto(link);
    await grace.page.getByText("Ada Lovelace").waitFor();
    await grace.page.getByLabel("Username").fill("ada");
    await grace.page.getByLabel("Email").fill("grace@example.org");
    await grace.page.getByLabel("Password", { exact: true }).fill("grace");
    await grace.page.getByRole("button", { name: "Join" }).click();
    const field = grace.page.getByLabel("Password", { exact: true });
    await expect.poll(() => field.getAttribute("aria-invalid")).toBe("true");
    await screenshots(grace.page, "join-with-mistake");
    await field.fill(password);
    await grace.page.getByRole("button", { name: "Join" }).click();
    await expect.poll(() => grace.page.getByLabel("Username").getAttribute("aria-invalid")).toBe("true");
    await expect.poll(() => grace.page.getByLabel("Email").inputValue()).toBe("grace@example.org");
  });

  test("the second one joins by the link, finds the channel, and they talk both ways", async () => {
    await grace.signUp();
    await grace.page.getByRole("button", { name: "Browse channels" }).first().click();
    await grace.page.getByRole("button", { name: "Join engine-room" }).click();
    await grace.heading("engine-room").waitFor();
    await grace.message("First note to myself").waitFor();

    await grace.say("Hello Ada, I found you. **Shall we?**");
    await ada.message("Hello Ada, I found you. Shall we?").waitFor();
    await ada.say("Yes! Look:\n\n```js\nconst engine = start();\n```");
    await grace.message("const engine = start();").waitFor();
    await grace.composer.fill("one");
    await grace.composer.press("Shift+Enter");
    await grace.composer.pressSequentially("two");
    await grace.composer.press("Enter");
    await ada.message("one").waitFor();
    await expect.poll(() => ada.message("one").innerText()).toMatch(/one\s*\n\s*two/);
  });

  test("what is written is text: no markup of it runs", async () => {
    await grace.say(
      '<img src=x onerror="document.title=1"><script>document.title=1</script> [link](javascript:alert(1)) https://example.org/page',
    );
    const message = ada.message("document.title=1");
    await message.waitFor();
    await expect.poll(() => message.locator("img, script").count()).toBe(0);
    await expect
      .poll(() => message.locator("a").evaluateAll((links) => links.map((link) => link.getAttribute("href"))))
      .toEqual(["https://example.org/page"]);
    await expect.poll(() => ada.page.title()).toContain("engine-room");
  });

  test("a direct message reaches the other, who sees that it is new", async () => {
    await ada.page.getByRole("button", { name: "New message" }).first().click();
    const dialog = ada.page.getByRole("dialog");
    await dialog.getByRole("combobox").or(dialog.getByRole("textbox")).first().fill("grace");
    await dialog
      .getByRole("option", { name: /Grace Hopper/ })
      .or(dialog.getByRole("button", { name: /Grace Hopper/ }))
      .first()
      .click();
    await dialog.getByRole("button", { name: "Open conversation" }).click();
    await ada.heading("Grace Hopper").waitFor();
    await ada.say("Only for you");
    const link = grace.page.getByRole("navigation").getByRole("link", { name: /Ada Lovelace/ });
    await expect.poll(() => link.getAttribute("aria-label").then(async (label) => label ?? (await link.innerText()))).toMatch(/1/);
    await link.click();
    await grace.message("Only for you").waitFor();
    await grace.say("And for you");
    await ada.message("And for you").waitFor();
  });

  test("a reload keeps place and history; an address of elsewhere helps", async () => {
    await ada.openChannel("engine-room");
    await ada.page.reload();
    await ada.heading("engine-room").waitFor();
    await ada.message("Hello Ada, I found you. Shall we?").waitFor();
    await ada.page.goBack();
    await ada.heading("Grace Hopper").waitFor();
    await ada.page.goForward();
    await ada.heading("engine-room").waitFor();
    const place = ada.page.url();
    await ada.page.goto(`${server.url}/c/00000000-0000-4000-8000-000000000000`);
    await ada.page.getByRole("heading", { name: /not/i }).first().waitFor();
    await screenshots(ada.page, "no-such-channel");
    await ada.page.goto(place);
    await ada.heading("engine-room").waitFor();
  });

  test("scrolling up loads older messages without a jump", async () => {
    await ada.openChannel("engine-room");
    const quote = `\n\n> ${"a longer thought ".repeat(20)}`;
    for (let n = 1; n <= 140; n++) await ada.post(`Line ${n}${n % 7 === 0 ? quote : ""}`);
    await ada.message("Line 140").waitFor();
    await ada.page.reload();
    await ada.message("Line 140").waitFor();
    const list = ada.page.getByRole("region", { name: "Messages", exact: true });
    await list.hover();
    const jumps: number[] = [];
    for (let step = 0; step < 120 && !(await ada.message("First note to myself").isVisible()); step++) {
      // The first message that begins on the screen: what happens above it nobody sees.
      const mark = await list.evaluateHandle((element) => {
        const top = element.getBoundingClientRect().top;
        return [...element.querySelectorAll("article")].find((article) => article.getBoundingClientRect().top >= top);
      });
      const y = () => mark.evaluate((article) => article?.getBoundingClientRect().top ?? Number.NaN);
      const before = await y();
      await ada.page.mouse.wheel(0, -240);
      await ada.page.waitForTimeout(60);
      const off = async () => Math.abs((await y()) - before - 240);
      // A busy machine may take longer to scroll; what has jumped does not come back.
      for (let late = 0; late < 10 && (await off()) > 8; late++) await ada.page.waitForTimeout(60);
      if ((await off()) > 8) jumps.push(await off());
    }
    await ada.message("First note to myself").waitFor();
    expect(jumps).toEqual([]);
  }, 120_000);

  test("when the server is killed, what is written meanwhile arrives once it is back, once", async () => {
    await ada.openChannel("engine-room");
    await grace.openChannel("engine-room");
    await server.kill("SIGKILL");
    await ada.say("Written while it was down");
    await ada.page
      .getByText(/Offline|Connecting/)
      .first()
      .waitFor();
    await ada.page.getByRole("status").filter({ hasText: "The server cannot be reached." }).waitFor();
    await screenshots(ada.page, "offline");
    // Not opened before: what it needs is here all the same.
    await grace.page.getByRole("button", { name: /@grace/ }).click();
    await grace.page.getByRole("menuitem", { name: "Sign out" }).waitFor();
    await grace.page.keyboard.press("Escape");
    await server.start();
    await grace.message("Written while it was down").waitFor({ timeout: 60_000 });
    await ada.message("Written while it was down").waitFor({ timeout: 60_000 });
    await ada.page.getByRole("status").filter({ hasText: "Connected again." }).waitFor();
    await grace.say("It came through");
    await ada.message("It came through").waitFor();
    await ada.page.reload();
    await ada.message("It came through").waitFor();
    for (const person of [ada, grace]) {
      await person.message("Written while it was down").waitFor();
      await expect.poll(() => person.page.locator("article", { hasText: "Written while it was down" }).count()).toBe(1);
    }
  });

  test("signing out ends the session; signing in again, by keyboard only, leads back", async () => {
    await grace.page
      .getByRole("button", { name: /@grace/ })
      .last()
      .click();
    await grace.page.getByRole("menuitem", { name: "Sign out" }).click();
    await grace.page.getByRole("heading", { name: /Sign in/ }).waitFor();
    const { page } = grace;
    await page.getByLabel("Username or email").focus();
    await page.keyboard.type("grace");
    await page.keyboard.press("Tab");
    await page.keyboard.type("not-her-password");
    await page.keyboard.press("Enter");
    await page.getByText(/Wrong username, email or password/).waitFor();
    await page.getByLabel("Password", { exact: true }).fill("");
    await page.getByLabel("Password", { exact: true }).focus();
    await page.keyboard.type(password);
    await page.keyboard.press("Enter");
    await page.getByRole("navigation").getByRole("link", { name: "engine-room" }).waitFor();
  });

  test("on a phone the same conversation fits, and nothing complained", async () => {
    const phone = await Person.at(browser, "Grace Hopper", { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });
    await phone.page.goto(server.url);
    await phone.page.getByLabel("Username or email").fill("grace");
    await phone.page.getByLabel("Password", { exact: true }).fill(password);
    await phone.page.getByRole("button", { name: "Sign in" }).click();
    await phone.openChannel("engine-room");
    await phone.composer.fill("From the train");
    await phone.page.getByRole("button", { name: "Send", exact: true }).click();
    await ada.message("From the train").waitFor();
    await expect.poll(() => phone.page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await screenshots(ada.page, "channel");
    for (const person of [ada, grace, phone]) expect(person.complaints).toEqual([]);
  });
});
