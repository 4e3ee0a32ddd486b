import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium, launch } from "./chromium.ts";
import { aPhone, Person } from "./person.ts";
import { screenshots } from "./screenshots.ts";
import { ServerUnderTest } from "./server.ts";
import { twoPeople } from "./two-people.ts";

const chromium = findChromium();

const thread = (person: Person): Locator => person.page.getByRole("region", { name: "Thread" });
const replyField = (person: Person): Locator => thread(person).getByRole("textbox", { name: "Reply in the thread" });
const sidebarEntry = (person: Person, name: string): Locator => person.page.getByRole("navigation").getByRole("link", { name });

async function reply(person: Person, text: string): Promise<void> {
  await replyField(person).fill(text);
  await replyField(person).press("Enter");
  await thread(person).locator("article[aria-busy=false]", { hasText: text }).waitFor();
}

const focused = (person: Person): Promise<string | undefined> => person.page.evaluate(() => document.activeElement?.id);
const path = (person: Person): string => new URL(person.page.url()).pathname;

describe.skipIf(!chromium)("two people and a side conversation", () => {
  let server: ServerUnderTest;
  let browser: Browser;
  let ada: Person;
  let grace: Person;

  beforeAll(async () => {
    server = await ServerUnderTest.create();
    await server.start();
    browser = await launch(chromium ?? "");
    ({ ada, grace } = await twoPeople(browser, server));
    await grace.createChannel("lounge", "");
  });
  afterAll(async () => {
    await browser?.close();
    await server?.remove();
  });

  test("somebody is mentioned by a few letters, and sees that it is for them", async () => {
    await ada.say("Nobody in particular");
    await expect.poll(() => grace.unread("engine-room")).toBe(1);
    await expect.poll(() => sidebarEntry(grace, "engine-room").innerText()).not.toContain("mention");
    await ada.composer.click();
    await ada.composer.pressSequentially("Who has the punch cards, @ho");
    await ada.page.getByRole("option", { name: "Grace Hopper" }).waitFor();
    await screenshots(ada.page, "mention-autocomplete");
    await ada.page.keyboard.press("Tab");
    await expect.poll(() => ada.composer.inputValue()).toBe("Who has the punch cards, @grace ");
    await ada.page.keyboard.type("or @nobody?");
    await ada.page.keyboard.press("Enter");
    await expect.poll(() => sidebarEntry(grace, "engine-room").innerText()).toMatch(/1\s*mention of you/);
    await grace.openChannel("engine-room");
    const message = grace.message("Who has the punch cards");
    await message.locator("[data-mention=me]", { hasText: "@Grace Hopper" }).waitFor();
    await ada.message("Who has the punch cards").locator("[data-mention=other]", { hasText: "@Grace Hopper" }).waitFor();
    await expect.poll(() => message.locator("[data-mention]").count()).toBe(1);
    await expect.poll(() => grace.unread("engine-room")).toBe(0);
  });

  test("Escape puts the suggestions away, and the next key is for the field again", async () => {
    await ada.composer.pressSequentially("@");
    await ada.page.getByRole("option", { name: "@here" }).waitFor();
    await expect.poll(() => ada.page.getByRole("option").first().innerText()).toContain("Grace Hopper");
    await ada.page.keyboard.press("ArrowDown");
    const chosen = ada.page.getByRole("option", { name: "@channel", selected: true });
    await chosen.waitFor();
    await expect.poll(() => ada.composer.getAttribute("aria-activedescendant")).toBe(await chosen.getAttribute("id"));
    await ada.page.keyboard.press("Escape");
    await expect.poll(() => ada.page.getByRole("option").count()).toBe(0);
    await ada.page.keyboard.press("Backspace");
    await expect.poll(() => ada.composer.inputValue()).toBe("");
  });

  test("a reply stays beside the channel, and is unread on the other side until it is looked at", async () => {
    await grace.act("Who has the punch cards", "Reply in thread");
    await replyField(grace).waitFor();
    await expect.poll(() => focused(grace)).toBe("thread-composer");
    await thread(grace).getByText("No replies yet").waitFor();
    await reply(grace, "I looked under the loom");
    const summary = ada.message("Who has the punch cards").getByRole("link", { name: /^1 reply/ });
    await summary.waitFor();
    await expect.poll(() => ada.message("I looked under the loom").count()).toBe(0);
    await expect.poll(() => sidebarEntry(ada, "Threads").innerText()).toMatch(/1\s*unread thread/);
    await expect.poll(() => summary.innerText()).toContain("1 new");
    await sidebarEntry(ada, "Threads").click();
    const entry = ada.page.getByRole("main").getByRole("link", { name: /punch cards/ });
    await entry.waitFor();
    await screenshots(ada.page, "threads");
    await entry.click();
    await thread(ada).locator("article", { hasText: "I looked under the loom" }).waitFor();
    await thread(ada).getByText("New", { exact: true }).waitFor();
    await expect.poll(() => sidebarEntry(ada, "Threads").innerText()).toBe("Threads");
    await screenshots(ada.page, "thread");
    // Who types in the thread is seen there, and not in the channel.
    await replyField(ada).pressSequentially("Let me");
    await thread(grace).getByText("Ada Lovelace is typing…").waitFor();
    await expect.poll(() => grace.page.getByText("is typing…").count()).toBe(1);
    await screenshots(grace.page, "thread-typing");
    await replyField(ada).fill("");
  });

  test("Escape closes the thread, and the focus goes back to where it was", async () => {
    await ada.page.keyboard.press("Escape");
    await thread(ada).waitFor({ state: "detached" });
    expect(path(ada)).toMatch(/^\/c\/[^/]+$/);
    await ada
      .message("Who has the punch cards")
      .getByRole("link", { name: /^1 reply/ })
      .press("Enter");
    await expect.poll(() => focused(ada)).toBe("thread-composer");
    await ada.page.keyboard.press("Escape");
    await expect.poll(() => ada.page.evaluate(() => document.activeElement?.textContent)).toContain("1 reply");
  });

  test("who does not follow any more is not told; who follows again is", async () => {
    await ada
      .message("Who has the punch cards")
      .getByRole("link", { name: /^1 reply/ })
      .click();
    await thread(ada).getByRole("button", { name: "Unfollow" }).click();
    await thread(ada).getByRole("button", { name: "Follow", exact: true }).waitFor();
    await thread(ada).getByRole("button", { name: "Close the thread" }).click();
    await reply(grace, "And on the shelf");
    await ada
      .message("Who has the punch cards")
      .getByRole("link", { name: /^2 replies/ })
      .waitFor();
    await expect.poll(() => sidebarEntry(ada, "Threads").innerText()).toBe("Threads");
    await ada
      .message("Who has the punch cards")
      .getByRole("link", { name: /^2 replies/ })
      .click();
    await thread(ada).getByRole("button", { name: "Follow", exact: true }).click();
    await thread(ada).getByRole("button", { name: "Unfollow" }).waitFor();
    await thread(ada).getByRole("button", { name: "Close the thread" }).click();
    await reply(grace, "Third try");
    await expect.poll(() => sidebarEntry(ada, "Threads").innerText()).toMatch(/1\s*unread thread/);
  });

  test("a reply that is sent to the channel, too, says there to what it is one", async () => {
    await thread(grace).getByLabel("Also send to #engine-room").check();
    await reply(grace, "In the tea room");
    await expect.poll(() => thread(grace).getByLabel("Also send to #engine-room").isChecked()).toBe(false);
    const inChannel = ada.message("In the tea room");
    await inChannel.getByText("replied to a thread").waitFor();
    await inChannel.getByRole("link", { name: /punch cards/ }).click();
    await thread(ada).locator("article", { hasText: "In the tea room" }).waitFor();
  });

  test("the thread is there again after a reload, and back leads out of it", async () => {
    const before = path(ada);
    expect(before).toMatch(/^\/c\/[^/]+\/thread\/[^/]+$/);
    await ada.page.reload();
    await thread(ada).locator("article", { hasText: "Third try" }).waitFor();
    await ada.page.goBack();
    await thread(ada).waitFor({ state: "detached" });
    await ada.heading("engine-room").waitFor();
    await ada.page.goForward();
    await thread(ada).locator("article", { hasText: "Third try" }).waitFor();
  });

  test("a link to a reply leads into its thread, whatever form it has", async () => {
    await grace.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const message = thread(grace).locator("article", { hasText: "Third try" });
    await message.hover();
    await message.getByRole("button", { name: "More" }).click();
    await grace.page.getByRole("menuitem", { name: "Copy link" }).click();
    await grace.page.getByText("Link copied.").waitFor();
    const link = await grace.page.evaluate(() => navigator.clipboard.readText());
    const [, , channelId, , , replyId] = new URL(link).pathname.split("/");
    for (const address of [link, `${server.url}/c/${channelId}/${replyId}`, `${server.url}/c/${channelId}/thread/${replyId}`]) {
      await ada.page.goto(address);
      await thread(ada).locator("article", { hasText: "Third try" }).waitFor();
      await expect.poll(() => path(ada)).toBe(new URL(link).pathname);
    }
    await ada.page.goto(`${server.url}/c/${channelId}/thread/01900000-0000-7000-8000-000000000000`);
    await ada.page.getByText("This thread is not here").waitFor();
    await ada.page.getByRole("button", { name: "To the conversation" }).click();
    await ada.composer.waitFor();
  });

  test("a message is quoted beside what one says about it", async () => {
    await ada.choose("Nobody in particular", "Quote");
    await expect.poll(() => focused(ada)).toBe("composer");
    await ada.page.getByRole("button", { name: "Remove the quote" }).click();
    await expect.poll(() => ada.page.getByRole("button", { name: "Remove the quote" }).count()).toBe(0);
    await expect.poll(() => focused(ada)).toBe("composer");
    await ada.choose("Nobody in particular", "Quote");
    await ada.page.getByRole("button", { name: "Remove the quote" }).waitFor();
    await ada.say("I still mean nobody");
    await expect.poll(() => ada.page.getByRole("button", { name: "Remove the quote" }).count()).toBe(0);
    const quoted = grace.message("I still mean nobody").getByRole("figure");
    await quoted.getByText("Nobody in particular").waitFor();
    await quoted.getByText("Ada Lovelace").waitFor();
    await quoted.getByRole("link", { name: "Show the original" }).click();
    await expect.poll(() => path(grace)).toMatch(/^\/c\/[^/]+\/[^/]+$/);
  });

  test("a message is forwarded to another channel and to a person, with a way there", async () => {
    await grace.choose("I still mean nobody", "Forward");
    const dialog = grace.page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "To" }).fill("loun");
    await dialog.getByRole("option", { name: "lounge" }).waitFor();
    await screenshots(grace.page, "forward");
    await grace.page.keyboard.press("Enter");
    await dialog.getByLabel("Comment").fill("Heard in the engine room");
    await dialog.getByRole("button", { name: "Forward" }).click();
    await grace.page.getByText("Forwarded to #lounge.").waitFor();
    await grace.page.getByRole("link", { name: "Show", exact: true }).click();
    await grace.heading("lounge").waitFor();
    const forwarded = grace.message("Heard in the engine room").getByRole("figure");
    await forwarded.getByText("Forwarded from #engine-room").waitFor();
    await grace.choose("Heard in the engine room", "Forward");
    await dialog.getByRole("combobox", { name: "To" }).fill("ada");
    await dialog.getByRole("option", { name: "Ada Lovelace" }).waitFor();
    await grace.page.keyboard.press("Enter");
    await dialog.getByRole("button", { name: "Forward" }).click();
    await grace.page.getByText("Forwarded to Ada Lovelace.").waitFor();
    await ada.openChannel("Grace Hopper");
    // Ada is not in the lounge: its name stays there.
    await ada.message("Heard in the engine room").getByText("Forwarded from another conversation").waitFor();
    await expect.poll(() => ada.message("Heard in the engine room").getByRole("link", { name: "Show the original" }).count()).toBe(0);
  });

  const refused = () => grace.page.getByText(/Not sent\. .*moderators/);

  test("where everyone is not to be mentioned by all, it is said why it was not sent", async () => {
    await ada.openChannel("engine-room");
    await ada.page.getByRole("button", { name: "Channel menu" }).click();
    await ada.page.getByRole("menuitem", { name: "Channel settings" }).click();
    await ada.page.getByLabel("Who may mention everyone").selectOption("Owners and moderators");
    await ada.page.getByRole("link", { name: "Back to #engine-room" }).click();
    await grace.openChannel("engine-room");
    await grace.composer.pressSequentially("Hear me, @chan");
    const option = grace.page.getByRole("option", { name: "@channel" });
    await option.getByText("Kept to moderators here").waitFor();
    await expect.poll(() => option.getAttribute("aria-disabled")).toBe("true");
    await grace.page.keyboard.press("Escape");
    await grace.say("Hear me, @channel");
    await refused().waitFor();
    await grace.page.getByRole("button", { name: "Discard" }).click();
    await refused().waitFor({ state: "detached" });
    await ada.say("Hear me, @channel");
    await grace.message("Hear me").locator("[data-mention=me]", { hasText: "@channel" }).waitFor();
  });

  test("what was refused can be changed, or tried again once it may be said", async () => {
    await grace.say("@channel And me");
    await refused().waitFor();
    await grace.page.locator("article", { hasText: "Not sent." }).getByRole("button", { name: "Edit", exact: true }).click();
    await refused().waitFor({ state: "detached" });
    await expect.poll(() => grace.composer.inputValue()).toBe("@channel And me");
    await expect.poll(() => grace.composer.evaluate((field) => field === document.activeElement)).toBe(true);
    await grace.say("@channel And me as well");
    await refused().waitFor();
    await ada.api(`PATCH /channels/${grace.channelId}`, { mayMentionEveryone: "member" });
    await grace.page.getByRole("button", { name: "Try again", exact: true }).click();
    await grace.message("And me as well").waitFor();
    await ada.message("And me as well").locator("[data-mention=me]", { hasText: "@channel" }).waitFor();
    await expect.poll(() => ada.message("And me").count()).toBe(1);
  });

  test("on a phone the thread is a screen of its own", async () => {
    const phone = await Person.at(browser, "Grace Hopper", aPhone);
    await phone.page.goto(server.url);
    await phone.signIn();
    await phone.openChannel("engine-room");
    await expect.poll(() => phone.inView("Hear me")).toBe(true);
    await phone.rest("Hear me");
    await phone.page.getByRole("dialog").getByRole("button", { name: "Reply in thread" }).click();
    await replyField(phone).waitFor();
    await expect.poll(() => thread(phone).boundingBox()).toMatchObject({ x: 0, y: 0, width: 390 });
    await expect.poll(() => phone.page.locator("[inert]").getByRole("heading", { level: 1 }).count()).toBe(1); // covered
    await replyField(phone).tap();
    await phone.page.keyboard.type("From the train, @ad");
    await phone.page.getByRole("option", { name: "Ada Lovelace" }).tap();
    await expect.poll(() => replyField(phone).inputValue()).toBe("From the train, @ada ");
    await thread(phone).getByRole("button", { name: "Send", exact: true }).tap();
    await thread(phone).locator("article[aria-busy=false]", { hasText: "From the train" }).waitFor();
    await expect.poll(() => phone.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await expect.poll(() => sidebarEntry(ada, "Threads").innerText()).toMatch(/1\s*mention of you/);
    await phone.page.getByRole("button", { name: "Back to the conversation" }).tap();
    await thread(phone).waitFor({ state: "detached" });
    await phone.heading("engine-room").waitFor();
    for (const person of [ada, grace, phone]) expect(person.complaints).toEqual([]);
  });
});
