import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium, launch } from "./chromium.ts";
import { Person } from "./person.ts";
import { screenshots } from "./screenshots.ts";
import { ServerUnderTest } from "./server.ts";

const chromium = findChromium();
const words = "The loom has forty shafts";

describe.skipIf(!chromium)("what is to be sent later", () => {
  let server: ServerUnderTest;
  let browser: Browser;
  let ada: Person;

  beforeAll(async () => {
    server = await ServerUnderTest.create();
    await server.start();
    browser = await launch(chromium ?? "");
    ada = await Person.at(browser, "Ada Lovelace");
    await ada.page.goto(server.url);
    await ada.signUp();
    await ada.createChannel("looms", "");
    await ada.say(words);
    await ada.message(words).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.remove();
  });

  const row = (text: string) => ada.page.getByRole("main").getByRole("listitem").filter({ hasText: text });

  /** Lets what stands in the field be sent in an hour. */
  async function later(): Promise<void> {
    const { page } = ada;
    await page.getByRole("button", { name: "Send later" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "In an hour" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Remove the quote" }).waitFor({ state: "detached" });
    await expect.poll(() => ada.composer.inputValue()).toBe("");
  }

  test("keeps what it quotes, with and without words of one's own, and quotes it when it is sent", async () => {
    const { page } = ada;
    for (const text of ["And two hundred threads", ""]) {
      await ada.choose(words, "Quote");
      await ada.composer.fill(text);
      await later();
    }
    await page.getByRole("navigation").getByRole("link", { name: "Scheduled" }).click();
    await row(words).nth(1).waitFor();
    await screenshots(page, "scheduled-quote");
    const first = row("And two hundred threads");
    await first.getByRole("button", { name: "Edit" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Remove the quote" }).waitFor();
    await dialog.getByLabel("Message").fill("And three hundred threads");
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.waitFor({ state: "detached" });
    await row("And three hundred threads").getByRole("button", { name: "Send now" }).click();
    await row("And three hundred threads").waitFor({ state: "detached" });
    await ada.openChannel("looms");
    await ada.message("And three hundred threads").locator("figure", { hasText: words }).waitFor();
  });

  test("once one is withdrawn, the keyboard goes on from the next, and from the heading when nothing is left", async () => {
    const { page } = ada;
    await ada.composer.fill("one more");
    await later();
    await page.getByRole("navigation").getByRole("link", { name: "Scheduled" }).click();
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? "");
    for (const next of ["one more", "Scheduled"]) {
      await page.getByRole("main").getByRole("button", { name: "Delete" }).first().click();
      await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
      await expect.poll(focused).toContain(next);
    }
    await page.getByText("Nothing is scheduled").waitFor();
    expect(ada.complaints).toEqual([]);
  });
});
