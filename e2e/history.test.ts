import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium, launch } from "./chromium.ts";
import { minutesApart, writeHistory } from "./history.ts";
import { Person } from "./person.ts";
import { ServerUnderTest } from "./server.ts";

const chromium = findChromium();
const count = 3000;
const readByAda = 400;
const patiently = { timeout: 120_000 };

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

/** Scrolls by so much, then holds still for some frames: how far what is on screen moves by itself meanwhile. */
async function drift(page: Page, by: number): Promise<number> {
  await page.mouse.wheel(0, by);
  return page.getByRole("region", { name: "Messages", exact: true }).evaluate(async (list) => {
    const frame = () => new Promise(requestAnimationFrame);
    let top = -1;
    while (top !== list.scrollTop) {
      top = list.scrollTop;
      await frame();
      await frame();
    }
    const middle = list.getBoundingClientRect().top + list.clientHeight / 2;
    const places = () =>
      new Map([...list.querySelectorAll<HTMLElement>("article")].map((one) => [one.dataset.message, one.getBoundingClientRect().top]));
    const [nearest] = [...places()].sort(([, one], [, other]) => Math.abs(one - middle) - Math.abs(other - middle));
    let most = 0;
    for (let frames = 0; nearest && frames < 8; frames++) {
      await frame();
      const now = places().get(nearest[0]);
      most = Math.max(most, now === undefined ? Number.POSITIVE_INFINITY : Math.abs(now - nearest[1]));
    }
    return most;
  });
}

/** Scrolls until a line is on the screen or beyond. Returns the furthest that anything moved by itself, and how far one came. */
async function scrollTo(page: Page, line: number, by: number) {
  await page.getByRole("region", { name: "Messages", exact: true }).hover();
  let most = 0;
  let loaded = 0;
  for (let steps = 0; steps < 400; steps++) {
    most = Math.max(most, await drift(page, by));
    const lines = (await onScreen(page)).map((one) => one.line);
    loaded = Math.max(loaded, await page.locator("article").count());
    if (by < 0 ? Math.min(...lines) <= line : Math.max(...lines) >= line) break;
  }
  return { most, inDocument: loaded, lines: (await onScreen(page)).map((one) => one.line) };
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
    ada = await Person.at(browser, "Ada Lovelace");
    await ada.page.goto(server.url);
    await ada.signUp();
    await ada.createChannel("other", "Where one is while it is written");
    await ada.createChannel("annals", "Everything that was ever said");
    address = ada.page.url();
    const link = await ada.invite();
    await ada.openChannel("other");
    grace = await Person.at(browser, "Grace Hopper");
    await grace.page.goto(link);
    await grace.signUp();
    await grace.page.getByRole("button", { name: "Browse channels" }).first().click();
    await grace.page.getByRole("button", { name: "Join annals" }).click();
    await grace.heading("annals").waitFor();
    await writeHistory(server.folder, address.split("/")[4] ?? "", count, { username: "ada", read: readByAda });
    await grace.page.reload();
    await grace.message(`Line ${count}.`).waitFor();
    await ada.page.reload();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.remove();
  });

  test("the first unread message is one click away, wherever it is", patiently, async () => {
    await ada.openChannel("annals");
    await ada.message(`Line ${count}.`).waitFor();
    await ada.page.getByRole("button", { name: /new messages/ }).click();
    await ada.message(`Line ${readByAda + 1}.`).waitFor();
    expect(await ada.inView(`Line ${readByAda + 1}.`)).toBe(true);
    await ada.page.getByText("New", { exact: true }).waitFor();
    await ada.page.getByRole("button", { name: /new messages/ }).waitFor({ state: "detached" });
  });

  test("one scrolls up and down through several windows, and nothing moves by itself", patiently, async () => {
    const up = await scrollTo(ada.page, 3, -1400);
    expect(up.most).toBeLessThan(2);
    // Only what is near the screen is in the document.
    expect(up.inDocument).toBeLessThan(80);
    const down = await scrollTo(ada.page, 2000, 2200);
    expect(down.most).toBeLessThan(2);
    expect(down.lines.every((line, at) => line === (down.lines[0] ?? 0) + at)).toBe(true);
  });

  test("what comes in meanwhile moves nothing, and is there at the newest end", patiently, async () => {
    const before = await onScreen(ada.page);
    await grace.say("Good news from the present");
    await grace.message("Good news from the present").waitFor();
    expect(await drift(ada.page, 0)).toBeLessThan(2);
    expect((await onScreen(ada.page)).map(({ line }) => line)).toEqual(before.map(({ line }) => line));
    expect(await ada.message("Good news from the present").count()).toBe(0);
    await ada.page.getByRole("button", { name: "To the newest" }).click();
    await ada.message("Good news from the present").waitFor();
    expect(await ada.inView("Good news from the present")).toBe(true);
    await ada.page.getByRole("button", { name: "To the newest" }).waitFor({ state: "detached" });
  });

  test("a day of long ago, and the first message, are reached from the line of a day", patiently, async () => {
    const day = new Date(Date.now() - 1500 * minutesApart * 60_000).toISOString().slice(0, 10);
    await ada.page.getByRole("button", { name: /Go to another day/ }).last().click();
    await ada.page.getByLabel("Day", { exact: true }).fill(day);
    await ada.page.getByRole("button", { name: "Show" }).click();
    await ada.page.locator(`article time[datetime^="${day}"]`).first().waitFor();
    const lines = (await onScreen(ada.page)).map(({ line }) => line);
    expect(lines.some((line) => Math.abs(line - 1500) < 80)).toBe(true);
    await ada.page.getByRole("button", { name: /Go to another day/ }).first().click();
    await ada.page.getByRole("button", { name: "First message" }).click();
    await ada.message("Line 1.").waitFor();
    expect(await ada.inView("Line 1.")).toBe(true);
  });

  test("a link into the middle shows its message at once, and what one says goes to the newest end", patiently, async () => {
    const found = await scrollTo(ada.page, 60, 1400);
    const line = found.lines.at(-1) ?? 0;
    const id = await ada.message(`Line ${line}.`).getAttribute("data-message");
    const asked: string[] = [];
    grace.page.on("request", (request) => asked.push(request.url()));
    await grace.page.goto(`${address}/${id}`);
    await grace.message(`Line ${line}.`).waitFor();
    await expect.poll(() => grace.inView(`Line ${line}.`)).toBe(true);
    expect(await drift(grace.page, 0)).toBeLessThan(2);
    await grace.say("Found it");
    await grace.message("Found it").waitFor();
    expect(await grace.inView("Found it")).toBe(true);
  });

  test("nobody had anything to complain of", () => {
    expect([...ada.complaints, ...grace.complaints]).toEqual([]);
  });
});
