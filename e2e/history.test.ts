import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium, launch } from "./chromium.ts";
import { minutesApart, writeHistory } from "./history.ts";
import type { Person } from "./person.ts";
import { ServerUnderTest } from "./server.ts";
import { twoPeople } from "./two-people.ts";

const chromium = findChromium();
const count = 3000;
const readByAda = 400;

/** The messages on the screen: the number of each line, and where it stands. */
function onScreen(page: Page): Promise<{ line: number; y: number }[]> {
  return page.getByRole("region", { name: "Messages", exact: true }).evaluate((list) => {
    const { top, bottom } = list.getBoundingClientRect();
    return [...list.querySelectorAll("article")].flatMap((article) => {
      const box = article.getBoundingClientRect();
      const line = Number(/Line (\d+)\./.exec(article.textContent ?? "")?.[1] ?? 0);
      return line > 0 && box.top >= top && box.bottom <= bottom ? [{ line, y: box.top }] : [];
    });
  });
}

type Ride = { lines: number[]; by: number; strayed: number; inDocument: number };

/**
 * Scrolls by so many pixels at a time until a line is on the screen. `strayed` is how far what was on the screen has come
 * to stand, at the worst, from where the scrolling alone would have left it; 0 when nothing that was loaded, measured or
 * let go of meanwhile moved it.
 */
async function ride(page: Page, line: number, by: number): Promise<Ride> {
  const list = page.getByRole("region", { name: "Messages", exact: true });
  await list.hover();
  // A hand at the wheel: who was led here is not held here any more.
  if (by !== 0) await page.mouse.wheel(0, Math.sign(by) * 20);
  return list.evaluate(
    async (list, [goal, step]) => {
      const ridden = { lines: [] as number[], by: 0, strayed: 0, inDocument: 0 };
      const articles = () => [...list.querySelectorAll<HTMLElement>("article")];
      const topOf = (id: string | undefined) =>
        articles()
          .find((one) => one.dataset.message === id)
          ?.getBoundingClientRect().top;
      const lineOf = (one: HTMLElement) => Number(/Line (\d+)\./.exec(one.textContent ?? "")?.[1] ?? 0);
      for (let frames = 0; frames < 10; frames++) await new Promise(requestAnimationFrame);
      for (let steps = 0; steps < 2000; steps++) {
        const { top, bottom } = list.getBoundingClientRect();
        const visible = articles().filter((one) => one.getBoundingClientRect().top >= top && one.getBoundingClientRect().bottom <= bottom);
        ridden.lines = visible.map(lineOf);
        ridden.inDocument = Math.max(ridden.inDocument, articles().length);
        if (step !== 0 && ridden.lines.includes(goal)) break;
        // What stays on the screen longest, and no further than there is to scroll.
        const followed = visible.at(step < 0 ? 0 : -1);
        const before = topOf(followed?.dataset.message);
        const room = step < 0 ? -list.scrollTop : list.scrollHeight - list.clientHeight - list.scrollTop;
        const move = Math.trunc(step < 0 ? Math.max(step, room) : Math.min(step, room));
        list.scrollTop += move;
        for (let frames = 0; frames < (step === 0 ? 20 : 3); frames++) await new Promise(requestAnimationFrame);
        const after = topOf(followed?.dataset.message);
        if (before === undefined || after === undefined) throw new Error(`lost sight at ${ridden.lines.join(" ")}`);
        // What a script scrolls is told a frame later. A page that comes in between may undo it: that holds still, too.
        ridden.strayed = Math.max(ridden.strayed, Math.min(Math.abs(after - (before - move)), Math.abs(after - before)));
        ridden.by += Math.abs(move);
        if (step === 0) break;
      }
      return ridden;
    },
    [line, by] as const,
  );
}

describe.skipIf(!chromium)("a channel with a long history", () => {
  let server: ServerUnderTest;
  let browser: Browser;
  let ada: Person;
  let grace: Person;
  let address: string;

  beforeAll(async () => {
    server = await ServerUnderTest.create();
    await server.start();
    browser = await launch(chromium ?? "");
    ({ ada, grace } = await twoPeople(browser, server, { adas: ["other"], shared: ["annals"] }));
    address = ada.page.url();
    await ada.openChannel("other");
    await writeHistory(server.folder, address.split("/")[4] ?? "", count, { username: "ada", read: readByAda });
    await grace.page.reload();
    await grace.message(`Line ${count}.`).waitFor();
    await ada.page.reload();
    await ada.page.locator("[data-wants]", { hasText: "annals" }).waitFor(); // written behind the server's back: now it is known
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.remove();
  });

  test("the first unread message is one click away, wherever it is", async () => {
    await ada.openChannel("annals");
    await ada.message(`Line ${count}.`).waitFor();
    await ada.page.getByRole("button", { name: /new messages/ }).click();
    await ada.message(`Line ${readByAda + 1}.`).waitFor();
    await expect.poll(() => ada.inView(`Line ${readByAda + 1}.`)).toBe(true);
    await ada.page.getByText("New", { exact: true }).waitFor();
    await ada.page.getByRole("button", { name: /new messages/ }).waitFor({ state: "detached" });
  });

  test("what can be done with a message is wholly visible, also where its beginning is above the screen", async () => {
    const list = ada.page.getByRole("region", { name: "Messages", exact: true });
    const toolbar = ada.page.getByRole("group", { name: "Message actions" }).filter({ visible: true });
    for (const hidden of [-4, 2, 10, 16]) {
      await list.evaluate((list, hidden) => {
        const { top } = list.getBoundingClientRect();
        const whole = [...list.querySelectorAll("article")].find((article) => article.getBoundingClientRect().top >= top);
        list.scrollTop += (whole?.getBoundingClientRect().top ?? top) - top + hidden;
      }, hidden);
      const box = await list.boundingBox();
      if (!box) throw new Error("The list is not on the screen.");
      await ada.page.mouse.move(box.x + 120, box.y + box.height / 2);
      await ada.page.mouse.move(box.x + 120, box.y + 6);
      await expect.poll(async () => (await toolbar.boundingBox())?.y ?? 0, { timeout: 10_000 }).toBeGreaterThanOrEqual(box.y);
      expect((await toolbar.boundingBox())?.y).toBeLessThan(box.y + 40);
    }
    await toolbar.getByRole("button", { name: "More", exact: true }).click();
    await ada.page.getByRole("menuitem").first().waitFor();
    await ada.page.keyboard.press("Escape");
  });

  test("one scrolls up and down through several windows, and nothing moves by itself", async () => {
    const up = await ride(ada.page, 3, -450);
    expect(up.strayed).toBeLessThan(2);
    // Only what is near the screen is in the document.
    expect(up.inDocument).toBeLessThan(80);
    const down = await ride(ada.page, 2000, 450);
    expect(down.strayed).toBeLessThan(2);
    expect(down.lines).toContain(2000);
    expect(down.by).toBeGreaterThan(1600 * 28);
    const back = await ride(ada.page, 1900, -450);
    expect(back.strayed).toBeLessThan(2);
    expect(back.lines.every((line, at) => line === (back.lines[0] ?? 0) + at)).toBe(true);
  });

  test("what comes in meanwhile moves nothing, and is there at the newest end", async () => {
    const before = await onScreen(ada.page);
    await grace.say("Good news from the present");
    await grace.message("Good news from the present").waitFor();
    expect((await ride(ada.page, 0, 0)).strayed).toBeLessThan(2);
    expect((await onScreen(ada.page)).map(({ line }) => line)).toEqual(before.map(({ line }) => line));
    await expect.poll(() => ada.message("Good news from the present").count()).toBe(0);
    await ada.page.getByRole("button", { name: "To the newest" }).press("Enter");
    await ada.message("Good news from the present").waitFor();
    await expect.poll(() => ada.inView("Good news from the present")).toBe(true);
    await ada.page.getByRole("button", { name: "To the newest" }).waitFor({ state: "detached" });
    // The button is gone: the keyboard goes on in the messages.
    await expect.poll(() => ada.page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Messages");
  });

  test("a day of long ago, and the first message, are reached from the line of a day", async () => {
    const day = new Date(Date.now() - 1500 * minutesApart * 60_000).toISOString().slice(0, 10);
    const opener = ada.page.getByRole("button", { name: /Go to another day/ }).last();
    // Late in a day its line is far above.
    await ada.page.getByRole("region", { name: "Messages", exact: true }).hover();
    while ((await opener.count()) === 0) {
      await ada.page.mouse.wheel(0, -600);
      await ada.page.waitForTimeout(50);
    }
    await opener.press("Enter");
    await ada.page.getByRole("dialog").waitFor();
    await ada.page.keyboard.press("Escape");
    await ada.page.getByRole("dialog").waitFor({ state: "detached" });
    await expect.poll(() => opener.evaluate((button) => button === document.activeElement)).toBe(true);
    await opener.click();
    await ada.page.getByLabel("Day", { exact: true }).fill(day);
    await ada.page.getByRole("button", { name: "Show", exact: true }).click();
    await ada.page.locator(`article time[datetime^="${day}"]`).first().waitFor();
    const lines = (await onScreen(ada.page)).map(({ line }) => line);
    expect(lines.some((line) => Math.abs(line - 1500) < 80)).toBe(true);
    await ada.page
      .getByRole("button", { name: /Go to another day/ })
      .first()
      .click();
    await ada.page.getByRole("button", { name: "First message", exact: true }).click();
    await ada.message("Line 1.").waitFor();
    await expect.poll(() => ada.inView("Line 1.")).toBe(true);
  });

  test("a link into the middle shows its message at once, and what one says goes to the newest end", async () => {
    const { lines } = await ride(ada.page, 60, 450);
    const line = lines.at(-1) ?? 0;
    const id = await ada.message(`Line ${line}.`).getAttribute("data-message");
    await grace.page.goto(`${address}/${id}`);
    await grace.message(`Line ${line}.`).waitFor();
    await expect.poll(() => grace.inView(`Line ${line}.`)).toBe(true);
    expect((await ride(grace.page, 0, 0)).strayed).toBeLessThan(2);
    await grace.say("Found it");
    await grace.message("Found it").waitFor();
    await expect.poll(() => grace.inView("Found it")).toBe(true);
  });

  test("nobody had anything to complain of", () => {
    expect([...ada.complaints, ...grace.complaints]).toEqual([]);
  });
});
