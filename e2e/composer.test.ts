import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium, launch } from "./chromium.ts";
import { aPhone, type Person } from "./person.ts";
import { screenshots } from "./screenshots.ts";
import { ServerUnderTest } from "./server.ts";
import { twoPeople } from "./two-people.ts";

const chromium = findChromium();

/** Pastes as the browser would, with what the clipboard holds. */
async function paste(page: Page, clip: { plain: string; html?: string }): Promise<void> {
  await page.evaluate(({ plain, html }) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", plain);
    if (html !== undefined) clipboardData.setData("text/html", html);
    document.activeElement?.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, clip);
}

describe.skipIf(!chromium)("what one writes with", () => {
  let server: ServerUnderTest;
  let browser: Browser;
  let ada: Person;
  let grace: Person;

  beforeAll(async () => {
    server = await ServerUnderTest.create();
    await server.start();
    browser = await launch(chromium ?? "");
    ({ ada, grace } = await twoPeople(browser, server, { adas: ["looms"], grace: aPhone }));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.remove();
  });

  test("formats by keys, by the toolbar and its keys, each to be undone", async () => {
    const { page, composer } = ada;
    await composer.pressSequentially("warp and weft");
    for (let n = 0; n < 4; n++) await composer.press("Shift+ArrowLeft");
    await composer.press("Control+b");
    await expect.poll(() => composer.inputValue()).toBe("warp and **weft**");
    await composer.press("Control+b");
    await expect.poll(() => composer.inputValue()).toBe("warp and weft");
    await composer.press("Control+b");
    await expect.poll(() => composer.inputValue()).toBe("warp and **weft**");
    await composer.press("Control+z");
    await expect.poll(() => composer.inputValue()).toBe("warp and weft");
    await composer.press("Control+Shift+z");
    await expect.poll(() => composer.inputValue()).toBe("warp and **weft**");
    await composer.fill("thread");
    await page.getByRole("button", { name: "Formatting" }).click();
    const toolbar = page.getByRole("toolbar", { name: "Formatting" });
    await composer.press("Control+a");
    await toolbar.getByRole("button", { name: "Quote" }).click();
    await expect.poll(() => composer.inputValue()).toBe("> thread");
    await toolbar.getByRole("button", { name: "Bold" }).focus();
    for (let n = 0; n < 2; n++) await page.keyboard.press("ArrowRight");
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Strikethrough");
    await composer.fill("gone");
    await composer.press("Control+a");
    await toolbar.getByRole("button", { name: "Strikethrough" }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => composer.inputValue()).toBe("~~gone~~");
    await screenshots(page, "composer");
    await page.reload();
    await toolbar.waitFor();
    await page.getByRole("button", { name: "Formatting" }).click();
    await toolbar.waitFor({ state: "detached" });
    await composer.fill("");
  });

  test("a list goes on with the next line and ends with an empty one", async () => {
    const { composer } = ada;
    await composer.pressSequentially("- warp");
    await composer.press("Shift+Enter");
    await expect.poll(() => composer.inputValue()).toBe("- warp\n- ");
    await composer.pressSequentially("weft");
    await composer.press("Shift+Enter");
    await composer.press("Shift+Enter");
    await expect.poll(() => composer.inputValue()).toBe("- warp\n- weft\n");
    await composer.fill("");
  });

  test("channels, emoji and commands are offered; the other one sees a link and an emoji", async () => {
    const { page, composer } = ada;
    await composer.pressSequentially("see #loo");
    await page.getByRole("option", { name: /looms/ }).waitFor();
    await composer.press("Enter");
    await composer.pressSequentially(":tada");
    await page.getByRole("option", { name: ":tada:" }).waitFor();
    await composer.press("Enter");
    await composer.pressSequentially("and :tada: too");
    await composer.press("Enter");
    const said = page.locator("article[aria-busy=false]", { hasText: "see #looms" });
    await said.waitFor();
    await expect.poll(() => said.innerText()).toContain("🎉 and 🎉 too");
    await said.getByRole("link", { name: "#looms" }).click();
    await ada.heading("looms").waitFor();
    await page.goBack();
    await ada.heading("engine-room").waitFor();
    // Grace is not in that channel, but may join it; of a name that means nothing it stays text.
    await grace.message("see #looms").getByRole("link", { name: "#looms" }).tap();
    await grace.page.getByRole("button", { name: "Join" }).waitFor();
    await grace.page.goBack();
    await grace.heading("engine-room").waitFor();
    await ada.say("neither #bobbins nor #looms-2");
    await grace.message("neither #bobbins").waitFor();
    await grace.message("see #looms").getByRole("link", { name: "#looms" }).waitFor();
    await expect.poll(() => grace.message("neither #bobbins").getByRole("link").count()).toBe(0);
    await composer.pressSequentially("/sta");
    await page.getByRole("option", { name: /\/status/ }).waitFor();
    await composer.press("Tab");
    await expect.poll(() => composer.inputValue()).toBe("/status ");
    await composer.fill("");
  });

  test("an emoji is picked into the text, where the caret was, and can be undone", async () => {
    const { page, composer } = ada;
    await composer.fill("warp weft");
    for (let n = 0; n < 4; n++) await composer.press("ArrowLeft");
    await page.getByRole("main").getByRole("button", { name: "Insert an emoji" }).click();
    const picker = page.getByRole("dialog", { name: "Pick an emoji" });
    await picker.getByRole("searchbox").fill("yarn");
    await picker.getByRole("button", { name: "yarn", exact: true }).click();
    await expect.poll(() => composer.inputValue()).toBe("warp 🧶weft");
    await page.keyboard.press("Control+z");
    await expect.poll(() => composer.inputValue()).toBe("warp weft");
    await page.keyboard.press("Control+Shift+z");
    await page.keyboard.type(" ");
    await expect.poll(() => composer.inputValue()).toBe("warp 🧶 weft");
    await composer.fill("");
  });

  test("commands do what they say, and what is none is not sent unless one means it", async () => {
    const { page, composer } = ada;
    await composer.fill("/topic Cards and *wheels*");
    await composer.press("Enter");
    await page.getByText("The topic is set.").waitFor();
    await page.getByRole("main").getByText("Cards and *wheels*").waitFor();
    await composer.fill("/invite @nobody-there");
    await composer.press("Enter");
    await page.getByText("There is nobody called @nobody-there.").waitFor();
    await expect.poll(() => composer.inputValue()).toBe("/invite @nobody-there");
    await composer.fill("/weave now");
    await composer.press("Enter");
    await page.getByText("There is no command /weave.").waitFor();
    await expect.poll(() => grace.message("weave now").count()).toBe(0);
    await page.getByRole("button", { name: "Send as text" }).click();
    await grace.message("/weave now").waitFor();
    await composer.fill("//spin now");
    await composer.press("Enter");
    await grace.message("/spin now").waitFor();
    await expect.poll(() => grace.message("//spin now").count()).toBe(0);
    await composer.fill("/shrug who knows");
    await composer.press("Enter");
    await grace.message("who knows ¯\\_(ツ)_/¯").waitFor();
    await composer.fill("/leave");
    await composer.press("Enter");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await composer.fill("/mute");
    await composer.press("Enter");
    const row = page.getByRole("navigation").getByRole("link", { name: "engine-room" });
    await row.getByText("Muted").waitFor({ state: "attached" });
    await composer.fill("/unmute");
    await composer.press("Enter");
    await row.getByText("Muted").waitFor({ state: "detached" });
    await composer.fill("/dm @grace Only for you");
    await composer.press("Enter");
    await ada.heading("Grace Hopper").waitFor();
    await ada.message("Only for you").waitFor();
    await composer.fill("/search weave");
    await composer.press("Enter");
    await expect.poll(() => new URL(page.url()).search).toBe("?q=weave");
    await ada.openChannel("engine-room");
  });

  test("rich text becomes Markdown, an address over words a link, much text is asked about", async () => {
    const { page, composer } = ada;
    await composer.focus();
    const html =
      '<h2>Cards</h2><p>the <b>warp</b> of <a href="https://example.org/a">it</a></p><script>alert(1)</script><ul><li>one</li><li>two</li></ul>';
    await paste(page, { plain: "Cards the warp of it one two", html });
    await expect.poll(() => composer.inputValue()).toBe("## Cards\n\nthe **warp** of [it](https://example.org/a)\n\n- one\n- two");
    await composer.press("Control+z");
    await expect.poll(() => composer.inputValue()).toBe("");
    await composer.fill("the loom");
    await composer.press("Control+a");
    await paste(page, { plain: "https://example.org/loom" });
    await expect.poll(() => composer.inputValue()).toBe("[the loom](https://example.org/loom)");
    await composer.fill("");
    const much = `\n\tweave <b>&lt;\n${"weave the cloth\n".repeat(1_099)}`;
    await paste(page, { plain: much });
    await page.getByText("You pasted more than a message takes: 1,600 characters too many.").waitFor();
    await expect.poll(() => composer.inputValue()).toBe(much);
    await screenshots(page, "large-paste");
    await page.getByRole("button", { name: "Cut it to fit" }).click();
    expect((await composer.inputValue()).length).toBe(16_000);
    await composer.press("Control+z");
    await expect.poll(() => composer.inputValue().then((text) => text.length)).toBe(much.length);
    await composer.fill("");
    await paste(page, { plain: "a line\n".repeat(700) });
    await page.getByRole("button", { name: "Make it a block of code" }).click();
    await expect.poll(() => composer.inputValue()).toMatch(/^```\na line\n[\s\S]*\n```$/);
    await composer.fill("");
  });

  test("Enter that ends a composition of an input method sends nothing", async () => {
    const { page, composer } = ada;
    await composer.focus();
    const session = await page.context().newCDPSession(page);
    await session.send("Input.imeSetComposition", { text: "にほん", selectionStart: 3, selectionEnd: 3 });
    await composer.evaluate((field) =>
      field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true })),
    );
    await expect.poll(() => composer.inputValue()).toBe("にほん");
    await session.send("Input.insertText", { text: "日本" });
    await composer.press("Enter");
    await grace.message("日本").waitFor();
    await expect.poll(() => grace.message("にほん").count()).toBe(0);
  });

  test("a phone has the formats behind one button; code is coloured, hidden text is shown when one wants it", async () => {
    const { page, composer } = grace;
    await page.getByRole("button", { name: "Formatting" }).tap();
    await composer.fill("the end");
    await composer.press("Control+a");
    await page.getByRole("toolbar", { name: "Formatting" }).getByRole("button", { name: "Hidden text" }).tap();
    await expect.poll(() => composer.inputValue()).toBe("||the end||");
    await screenshots(page, "composer-phone");
    await page.getByRole("button", { name: "Send", exact: true }).tap();
    const hidden = ada.page.getByRole("button", { name: "Hidden text. Show it" });
    await hidden.focus();
    await ada.page.keyboard.press("Enter");
    await ada.page.locator("[data-spoiler=shown]", { hasText: "the end" }).waitFor();
    await ada.composer.fill("```ts\nconst loom = 1; // spins\n```");
    await ada.composer.press("Enter");
    const code = page.locator("article[aria-busy=false] pre", { hasText: "const loom" });
    await code.locator("span", { hasText: "// spins" }).waitFor();
    await expect.poll(() => code.locator("span", { hasText: /^const$/ }).count()).toBe(1);
    await ada.page.getByRole("button", { name: "Copy the code" }).focus();
    await screenshots(ada.page, "coloured-code");
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.getByRole("button", { name: "Formatting" }).tap();
  });

  test("the editor of a message has the same field", async () => {
    await ada.say("mend me");
    await ada.choose("mend me", "Edit");
    const editor = ada.page.getByRole("textbox", { name: "Edit message" });
    await editor.press("Control+a");
    await editor.press("Control+i");
    await expect.poll(() => editor.inputValue()).toBe("_mend me_");
    await editor.press("Enter");
    await grace.message("mend me").locator("em").waitFor();
    expect([...ada.complaints, ...grace.complaints]).toEqual([]);
  });
});
