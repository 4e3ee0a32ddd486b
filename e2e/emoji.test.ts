import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium, launch } from "./chromium.ts";
import { aPhone, Person } from "./person.ts";
import { screenshots } from "./screenshots.ts";
import { ServerUnderTest } from "./server.ts";
import { twoPeople } from "./two-people.ts";

const chromium = findChromium();
const tea = "The kettle is on";

describe.skipIf(!chromium)("two people pick emoji", () => {
  let server: ServerUnderTest;
  let browser: Browser;
  let ada: Person;
  let grace: Person;

  beforeAll(async () => {
    server = await ServerUnderTest.create();
    await server.start();
    browser = await launch(chromium ?? "");
    ({ ada, grace } = await twoPeople(browser, server, { shared: ["tea-room"] }));
    await ada.say(tea);
    await grace.message(tea).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.remove();
  });

  test("by mouse: a group, a skin tone that is remembered, and the one used last comes first", async () => {
    const { page } = ada;
    await ada.act(tea, "Add a reaction");
    const picker = page.getByRole("dialog", { name: "Pick an emoji" });
    await picker.getByRole("button", { name: "grinning face", exact: true }).waitFor();
    await screenshots(page, "emoji-picker");
    await picker.getByRole("button", { name: "Skin tone: None" }).click();
    await picker.getByRole("button", { name: "Medium", exact: true }).click();
    await picker.getByRole("button", { name: "People and body" }).click();
    await picker.getByRole("button", { name: "waving hand", exact: true }).click();
    await grace.reaction(tea, "👋🏽", 1).waitFor();
    await picker.waitFor({ state: "detached" });
    await ada.act(tea, "Add a reaction");
    const recent = picker.getByRole("region", { name: "Recently used" }).getByRole("button");
    await expect.poll(() => recent.first().getAttribute("aria-label")).toBe("waving hand");
    await picker.getByRole("button", { name: "Skin tone: Medium" }).waitFor();
    await page.keyboard.press("Escape");
    await picker.waitFor({ state: "detached" });
  });

  test("by keyboard only: words find, arrows walk, letters go back to the field, Enter takes, Escape leaves", async () => {
    const { page } = grace;
    const label = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
    await page.getByRole("region", { name: "Messages", exact: true }).focus();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Tab");
    for (let presses = 0; (await label()) !== "Add a reaction" && presses < 12; presses++) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const picker = page.getByRole("dialog", { name: "Pick an emoji" });
    await picker.getByRole("button", { name: "grinning face", exact: true }).waitFor();
    await expect.poll(label).toBe("Find an emoji by name");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    await expect.poll(label).toBe("grinning face with big eyes");
    await page.keyboard.press("ArrowUp");
    await expect.poll(label).toBe("Find an emoji by name");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.type("zzqx");
    await picker.getByText("No emoji of this name.").waitFor();
    await expect.poll(() => label()).toBe("Find an emoji by name");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("hot bev");
    await picker.getByRole("button", { name: "hot beverage" }).waitFor();
    await page.keyboard.press("Enter");
    await ada.reaction(tea, "☕", 1).waitFor();
    await expect.poll(label).toBe("Add a reaction"); // the focus is back at the button
    await page.keyboard.press("Enter");
    await picker.waitFor();
    await page.keyboard.press("Escape");
    await picker.waitFor({ state: "detached" });
  });

  test("who reacted is told with names", async () => {
    await expect.poll(() => grace.reaction(tea, "👋🏽", 1).getAttribute("title")).toBe("Ada Lovelace");
    await grace.reaction(tea, "👋🏽", 1).click();
    await ada.reaction(tea, "👋🏽", 2).waitFor();
    await ada.choose(tea, "Who reacted");
    const dialog = ada.page.getByRole("dialog", { name: "Who reacted" });
    await expect.poll(() => dialog.getByText("Grace Hopper").count()).toBe(2);
    await screenshots(ada.page, "who-reacted");
    await ada.page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  });

  test("the card of a person opens from the name, and leads to a mention and to a conversation", async () => {
    const { page } = grace;
    // As her own card leads to.
    await ada.message(tea).getByRole("button", { name: "Profile of Ada Lovelace" }).first().click();
    await ada.page.getByRole("dialog", { name: "Profile" }).getByRole("button", { name: "Edit profile" }).click();
    await ada.page.getByLabel("What you do here").fill("Countess");
    await ada.page.getByLabel("Time zone").selectOption("America/New_York");
    await ada.page.getByRole("button", { name: "Save" }).click();
    await ada.page.getByText("Saved.").waitFor();
    await ada.page.goBack();
    await ada.message(tea).waitFor();
    await page.getByRole("button", { name: "Profile of Ada Lovelace" }).first().focus();
    await page.keyboard.press("Enter");
    const card = page.getByRole("dialog", { name: "Profile" });
    await card.getByText("@ada").waitFor();
    await card.getByText("Online").waitFor();
    await card.getByText("Countess").waitFor();
    await card.getByText(/^\d?\d:[0-5]\d local time$/).waitFor();
    await screenshots(page, "profile");
    await page.keyboard.press("Escape");
    await card.waitFor({ state: "detached" });
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Profile of Ada Lovelace");
    await page.keyboard.press("Enter");
    await card.getByRole("button", { name: "Mention" }).click();
    await expect.poll(() => grace.composer.inputValue()).toBe("@ada ");
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("composer");
    await page.keyboard.type("one lump?");
    await page.keyboard.press("Enter");
    // The name in the text opens the same card; of oneself it says so.
    await ada.message("one lump?").getByRole("button", { name: "Profile of Ada Lovelace" }).click();
    await ada.page.getByRole("dialog", { name: "Profile" }).getByRole("button", { name: "Set a status" }).waitFor();
    await ada.page.keyboard.press("Escape");
    await ada.message("one lump?").getByRole("button", { name: "Profile of Grace Hopper" }).click();
    await ada.page.getByRole("dialog", { name: "Profile" }).getByRole("button", { name: "Message" }).click();
    await ada.heading("Grace Hopper").waitFor();
    await ada.openChannel("tea-room");
  });

  test("on a phone it is a sheet", async () => {
    const phone = await Person.at(browser, "Grace Hopper", aPhone);
    await phone.page.goto(server.url);
    await phone.signIn();
    await phone.openChannel("tea-room");
    await phone.listed();
    await phone.message(tea).getByRole("button", { name: "Add a reaction" }).last().tap();
    const sheet = phone.page.getByRole("dialog", { name: "Pick an emoji" });
    await sheet.getByRole("button", { name: "grinning face", exact: true }).waitFor();
    await screenshots(phone.page, "emoji-sheet");
    const overflow = await phone.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBe(0);
    await sheet.getByRole("searchbox").fill("rocket");
    await sheet.getByRole("button", { name: "rocket", exact: true }).tap();
    await ada.reaction(tea, "🚀", 1).waitFor();
    expect(phone.complaints).toEqual([]);
  });

  test("nothing of it stays in the browser of who signed out, and nobody complained", async () => {
    const own = () => ada.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("chatflow:own:")));
    await expect.poll(() => own()).toEqual(expect.arrayContaining(["chatflow:own:recent-emoji", "chatflow:own:skin-tone"]));
    await ada.page.getByRole("button", { name: /@ada/ }).click();
    await ada.page.getByRole("menuitem", { name: "Sign out" }).click();
    await ada.page.getByLabel("Username or email").waitFor();
    await expect.poll(() => own()).toEqual([]);
    expect(ada.complaints).toEqual([]);
    expect(grace.complaints).toEqual([]);
  });
});
