import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium, launch } from "./chromium.ts";
import { type FilledWorkspace, fillWorkspace, newId } from "./filled-workspace.ts";
import { overEdges } from "./over-edges.ts";
import { Person } from "./person.ts";
import { screenshots } from "./screenshots.ts";
import { ServerUnderTest } from "./server.ts";

const chromium = findChromium();

/** Of each language: the title of the preferences, the inbox in the sidebar, and the button that sends. */
const words = {
  de: ["Einstellungen", "Posteingang", "Senden"],
  fr: ["Préférences", "Boîte de réception", "Envoyer"],
  es: ["Preferencias", "Bandeja de entrada", "Enviar"],
  ja: ["環境設定", "受信トレイ", "送信"],
  zh: ["偏好设置", "收件箱", "发送"],
  ar: ["التفضيلات", "الوارد", "إرسال"],
} as const;

describe.skipIf(!chromium)("people of several languages", () => {
  let server: ServerUnderTest;
  let browser: Browser;
  let filled: FilledWorkspace;
  let ada: Person;
  let grace: Person;

  beforeAll(async () => {
    server = await ServerUnderTest.create();
    await server.start();
    browser = await launch(chromium ?? "");
    filled = await fillWorkspace(server.url);
    ada = await Person.at(browser, "Ada Lovelace", { reducedMotion: "reduce" });
    grace = await Person.at(browser, "Grace Hopper");
    for (const one of [ada, grace]) {
      await one.page.goto(server.url);
      await one.signIn();
    }
    await grace.openChannel("workshop");
  });
  afterAll(async () => {
    await browser?.close();
    await server?.remove();
  });

  /** Its beginning and end, in pixels from the left. */
  async function across(thing: Locator): Promise<{ left: number; right: number }> {
    const box = await thing.boundingBox();
    if (!box) throw new Error(`${thing} is not on the screen`);
    return { left: box.x, right: box.x + box.width };
  }
  const root = () => ada.page.evaluate(() => ({ lang: document.documentElement.lang, dir: document.documentElement.dir }));
  const field = () => ada.page.locator("#composer");
  const composerButton = (name: string) => ada.page.getByRole("main").getByRole("button", { name, exact: true });
  const textOf = (text: string) => ada.message(text).locator("p", { hasText: text });
  /** Where the first letter of a line stands, seen from the last. */
  const beginning = (text: string) =>
    textOf(text).evaluate((p) => {
      const node = document.createTreeWalker(p, NodeFilter.SHOW_TEXT).nextNode();
      if (!node) throw new Error("no text");
      const leftOf = (at: number) => {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        return range.getBoundingClientRect().left;
      };
      return leftOf(0) < leftOf((node.textContent ?? "").length - 1) ? "left" : "right";
    });

  test.each(Object.entries(words))("in %s every text changes at once, and stays so after a reload", async (language, of) => {
    const { page } = ada;
    const [title, inbox, send] = of;
    await page.goto(`${server.url}/preferences/appearance`);
    const before = await page.locator("h1").textContent();
    await page.locator("select[name=language]").selectOption(language);
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    expect(before).not.toBe(title);
    await expect.poll(() => root()).toEqual({ lang: language, dir: language === "ar" ? "rtl" : "ltr" });
    await page.getByRole("navigation").getByRole("link", { name: inbox }).waitFor();
    await expect.poll(() => page.title()).toContain(title);
    await page.reload();
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    await expect.poll(() => root()).toEqual({ lang: language, dir: language === "ar" ? "rtl" : "ltr" });
    await page.getByRole("navigation").getByRole("link", { name: "workshop" }).click();
    await composerButton(send).waitFor();
    // Nothing of the English stays behind.
    const shown = await page.evaluate(() => document.body.innerText);
    expect(shown).not.toMatch(/Invite people|Search messages|Direct messages|This is where|Message #|was deleted|edited/);
  });

  test("in Arabic everything is the other way round", async () => {
    const { page } = ada;
    const main = page.getByRole("main");
    expect((await across(page.getByRole("navigation").first())).left).toBeGreaterThanOrEqual((await across(main)).right - 1);
    // One writes from the right, and what sends stands at the end, which is on the left.
    expect((await across(composerButton("إرسال"))).right).toBeLessThanOrEqual((await across(field())).left + 1);
    await composerButton("التنسيق").click();
    const formats = page.getByRole("toolbar").getByRole("button");
    expect((await across(formats.first())).left).toBeGreaterThan((await across(formats.last())).left);
    await formats.first().focus();
    await page.keyboard.press("ArrowLeft");
    await expect.poll(() => formats.nth(1).evaluate((button) => button === document.activeElement)).toBe(true);
    await composerButton("التنسيق").click();

    await page.goto(`${server.url}/c/${filled.workshop}/thread/${filled.threadId}`);
    const thread = page.getByRole("region", { name: "سلسلة" });
    await thread.getByText("Then bring them").waitFor();
    const messages = page.getByRole("region", { name: "الرسائل", exact: true });
    expect((await across(thread)).right).toBeLessThanOrEqual((await across(messages)).left + 1);
    await screenshots(page, "arabic-thread");
  });

  test("somebody who reads Arabic and somebody who reads English talk, each text in its own direction", async () => {
    const { page } = ada;
    await page.goto(`${server.url}/c/${filled.workshop}`);
    await field().fill("أهلًا يا Grace، هل وصلت البطاقات؟");
    await expect.poll(() => field().evaluate((textarea) => getComputedStyle(textarea).direction)).toBe("rtl");
    await page.keyboard.press("Enter");
    await grace.message("أهلًا يا Grace").waitFor();
    await grace.say("Yes, all of them. شكرًا");
    await ada.message("Yes, all of them.").waitFor();
    await grace.say("First in English\n\nثم بالعربية");
    await ada.message("First in English").waitFor();
    await expect.poll(() => beginning("أهلًا يا Grace")).toBe("right");
    await expect.poll(() => beginning("Yes, all of them.")).toBe("left");
    await expect.poll(() => beginning("First in English")).toBe("left");
    await expect.poll(() => beginning("ثم بالعربية")).toBe("right");
    // Whichever way it runs, it stands beside the name of whom it is by.
    const endOf = (text: string) =>
      textOf(text).evaluate((p) => {
        const range = document.createRange();
        range.selectNodeContents(p);
        return range.getBoundingClientRect().right;
      });
    expect(Math.abs((await endOf("Yes, all of them.")) - (await endOf("أهلًا يا Grace")))).toBeLessThan(12);
    // A Latin name at the beginning says nothing about the Arabic after it.
    await field().fill("@grace هل هذا لك؟");
    await expect.poll(() => field().evaluate((textarea) => getComputedStyle(textarea).direction)).toBe("rtl");
    await page.keyboard.press("Escape"); // no more people to choose from
    await page.keyboard.press("Enter");
    for (const reader of [ada, grace]) {
      const asked = reader.message("هل هذا لك؟").locator("p");
      const name = await across(asked.locator("[data-mention]"));
      const words = await asked.evaluate((p) => {
        const range = document.createRange();
        range.selectNodeContents(p.lastChild ?? p);
        const { left, right } = range.getBoundingClientRect();
        return { left, right };
      });
      expect(words.right).toBeLessThanOrEqual(name.left + 1);
    }
    await field().fill("Latin letters");
    await expect.poll(() => field().evaluate((textarea) => getComputedStyle(textarea).direction)).toBe("ltr");
    await field().fill("");
    await expect.poll(() => field().evaluate((textarea) => getComputedStyle(textarea).direction)).toBe("rtl");
    await expect.poll(() => grace.page.evaluate(() => document.documentElement.lang)).toBe("en");
    await grace.page.getByRole("button", { name: "Send", exact: true }).waitFor();
    await screenshots(page, "arabic");
  });

  test("numbers have the forms that Arabic has for them", async () => {
    const id = newId();
    await filled.byGrace("messages.send", { channelId: filled.workshop, id, text: "How many replies?" });
    const forms = ["ردّ واحد", "ردّان", `${(3).toLocaleString("ar")} ردود`];
    for (const form of forms) {
      await filled.byGrace("messages.send", { channelId: filled.workshop, id: newId(), text: "One more", threadId: id });
      await ada.message("How many replies?").getByText(form).waitFor();
    }
  });

  test.each([
    [1280, 800],
    [390, 844],
  ])("in Arabic nothing reaches over an edge at %i by %i", async (width, height) => {
    const { page } = ada;
    await page.setViewportSize({ width, height });
    const problems: string[] = [];
    for (const address of [
      "/",
      `/c/${filled.workshop}`,
      `/c/${filled.workshop}/thread/${filled.threadId}`,
      `/c/${filled.workshop}/settings`,
      `/c/${filled.workshop}/members`,
      ...["/channels", "/inbox", "/threads", "/saved", "/scheduled", "/search?q=boiler"],
      ...[
        "/preferences/profile",
        "/preferences/appearance",
        "/preferences/notifications",
        "/preferences/keyboard",
        "/preferences/sessions",
      ],
    ]) {
      await page.evaluate((to) => {
        history.pushState(null, "", to);
        dispatchEvent(new PopStateEvent("popstate"));
      }, address);
      await page.locator("h1").filter({ visible: true }).first().waitFor();
      await page.waitForFunction(() => !document.querySelector("main [aria-busy=true]"));
      problems.push(...(await overEdges(page)).map((line) => `${address}: ${line}`));
      if (/inbox|appearance|settings/.test(address)) await screenshots(page, `arabic-${address.split("/").at(-1)}`);
    }
    expect(problems).toEqual([]);
  });

  test("nothing complained", () => {
    expect([...ada.complaints, ...grace.complaints]).toEqual([]);
  });
});
