import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium, launch } from "./chromium.ts";
import { recordsKept } from "./kept-records.ts";
import { Person } from "./person.ts";
import { screenshots } from "./screenshots.ts";
import { ServerUnderTest } from "./server.ts";
import { twoPeople } from "./two-people.ts";

const chromium = findChromium();

const sidebar = (person: Person): Locator => person.page.getByRole("navigation");
const header = (person: Person): Locator => person.page.getByRole("main").locator("header").first();

async function openStatus({ page }: Person): Promise<Locator> {
  await page.getByRole("button", { name: /@/ }).last().click();
  await page.getByRole("menuitem", { name: "Status and privacy" }).click();
  return page.getByRole("dialog", { name: "Status and privacy" });
}

describe.skipIf(!chromium)("two people who see of each other what each lets the other see", () => {
  let server: ServerUnderTest;
  let browser: Browser;
  let ada: Person;
  let grace: Person;
  /** Grace at a second device. */
  let phone: Person;

  beforeAll(async () => {
    server = await ServerUnderTest.create();
    await server.start();
    browser = await launch(chromium ?? "");
    ({ ada, grace } = await twoPeople(browser, server));
    await grace.page.getByRole("button", { name: "New message" }).first().click();
    await grace.page.getByRole("dialog").getByRole("combobox").fill("ada");
    await grace.page.getByRole("option", { name: "Ada Lovelace" }).click();
    await grace.page.getByRole("dialog").getByRole("button", { name: "Open conversation" }).click();
    await grace.heading("Ada Lovelace").waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.remove();
  });

  test("one sees whether the other is there, and the status that they set", async () => {
    await header(grace).getByText("Online").first().waitFor();
    const dialog = await openStatus(ada);
    await dialog.getByLabel("Status", { exact: true }).fill("Counting punch cards");
    await dialog.getByRole("radio", { name: /Do not disturb/ }).check();
    await screenshots(ada.page, "status");
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.waitFor({ state: "detached" });
    await header(grace).getByText("Do not disturb").waitFor();
    await header(grace).getByText("Counting punch cards").waitFor();
    await sidebar(grace).getByText("💬").waitFor();
    await screenshots(grace.page, "presence");
  });

  test("a message is delivered, then read, and its author sees both", async () => {
    await grace.say("Is the engine warm?");
    await grace.message("Is the engine warm?").getByRole("button", { name: "Delivered" }).waitFor();
    await sidebar(ada).getByRole("link", { name: "Grace Hopper" }).click();
    const mark = grace.message("Is the engine warm?").getByRole("button", { name: "Read" });
    await mark.waitFor();
    await mark.click();
    await grace.page.getByRole("dialog", { name: "Who has read this" }).getByText("Ada Lovelace").waitFor();
    await screenshots(grace.page, "readers");
    await grace.page.keyboard.press("Escape");
  });

  test("who turns receipts off neither shows nor sees them", async () => {
    await ada.say("It is");
    await ada.message("It is").getByRole("button", { name: "Read" }).waitFor();
    const dialog = await openStatus(ada);
    await dialog.getByLabel("Show what has been read").uncheck();
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.waitFor({ state: "detached" });
    await ada.page.reload();
    await ada.message("It is").waitFor();
    await expect.poll(() => ada.message("It is").getByRole("button", { name: "Read" }).count()).toBe(0);
    await grace.page.reload();
    await grace.say("Thank you");
    await grace.message("Thank you").waitFor();
    expect(
      await grace
        .message("Thank you")
        .getByRole("button", { name: /Sent|Delivered|Read/ })
        .count(),
    ).toBe(0);
  });

  test("what is written on one device waits on the other, until it is sent", async () => {
    phone = await Person.at(browser, "Grace Hopper", { viewport: { width: 390, height: 844 } });
    await phone.page.goto(server.url);
    await phone.signIn();
    await grace.composer.fill("One moment, I am");
    await sidebar(phone).getByText("has a draft").waitFor({ state: "attached" });
    await sidebar(phone).getByRole("link", { name: "Ada Lovelace" }).click();
    await expect.poll(() => phone.composer.inputValue()).toBe("One moment, I am");
    await phone.composer.pressSequentially(" on the stairs");
    await expect.poll(() => grace.composer.inputValue()).toBe("One moment, I am on the stairs");
    await phone.composer.press("Enter");
    await grace.message("One moment, I am on the stairs").waitFor();
    await expect.poll(() => grace.composer.inputValue()).toBe("");
  });

  test("a caret in the middle stays where it is", async () => {
    await grace.composer.fill("ab");
    await grace.composer.press("ArrowLeft");
    await grace.composer.pressSequentially("12");
    await expect.poll(() => grace.composer.inputValue()).toBe("a12b");
    await grace.composer.fill("");
  });

  test("a message is kept at hand, on every device and for nobody else", async () => {
    await grace.choose("Is the engine warm?", "Save for later");
    await phone.page.getByRole("link", { name: "Back to your conversations" }).click();
    await sidebar(phone).getByRole("link", { name: "Saved" }).click();
    const saved = phone.page.getByRole("main").getByRole("listitem").filter({ hasText: "Is the engine warm?" });
    await saved.waitFor();
    await screenshots(phone.page, "saved");
    await saved.getByRole("link", { name: "Show in the conversation" }).click();
    await phone.message("Is the engine warm?").waitFor();
    await grace.page.getByRole("navigation").getByRole("link", { name: "Saved" }).click();
    await grace.page.getByRole("main").getByRole("button", { name: "Remove" }).press("Enter");
    await grace.page.getByText("Nothing is saved yet").waitFor();
    await expect.poll(() => grace.page.evaluate(() => document.activeElement?.textContent)).toBe("Saved"); // the row is gone
    await screenshots(grace.page, "saved-empty");
  });

  test("a reload in the middle of the network's absence loses nothing that was sent", async () => {
    await sidebar(grace).getByRole("link", { name: "Ada Lovelace" }).click();
    await grace.message("It is").waitFor();
    await server.kill("SIGKILL");
    await grace.say("Written while nobody listens");
    await grace.page.locator("article[aria-busy=true]", { hasText: "Written while nobody listens" }).waitFor();
    await recordsKept(grace.page, "unsent");
    await server.start();
    await grace.page.reload();
    await grace.message("Written while nobody listens").waitFor();
    await ada.message("Written while nobody listens").waitFor();
    await expect.poll(() => ada.message("Written while nobody listens").count()).toBe(1);
  });

  test("nothing went wrong unseen", () => {
    for (const person of [ada, grace, phone]) expect(person.complaints).toEqual([]);
  });
});
