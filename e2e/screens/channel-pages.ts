import { take } from "./camera.ts";
import { type Chapter, enter, open, settle } from "./stage.ts";

/** A channel's pages, and what is asked about channels. */
export const channelPages: Chapter = async (stage) => {
  const { url, team } = stage;
  const { page } = await enter(stage, "Maren");
  const workshop = `${url}/c/${await team.channel("workshop")}`;
  const dialog = page.getByRole("dialog");
  await open(page, `${workshop}/settings`);
  await take(page, "channel-settings");
  await page.getByRole("heading", { name: "Closing and leaving" }).scrollIntoViewIfNeeded();
  await take(page, "channel-settings-end");
  await open(page, `${workshop}/members`);
  await take(page, "channel-members");
  await page.getByRole("button", { name: /^Options for Lucía/ }).click();
  await page.getByRole("menuitem").first().waitFor();
  await take(page, "member-menu");
  await page.keyboard.press("Escape");
  await open(page, workshop);
  await page.getByRole("button", { name: "Channel menu" }).click();
  await page.getByRole("menuitem").first().waitFor();
  await take(page, "channel-menu");
  for (const [item, file] of [
    ["Add people", "add-people"],
    ["Move to…", "move-channel"],
    ["Leave channel", "leave-channel"],
  ] as const) {
    if (!(await page.getByRole("menuitem").first().isVisible())) await page.getByRole("button", { name: "Channel menu" }).click();
    await page.getByRole("menuitem", { name: item }).click();
    await dialog.waitFor();
    await settle(page);
    await take(page, file);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  }
  for (const [button, file] of [
    ["Create a channel", "create-channel"],
    ["New message", "new-message"],
    ["Invite people", "invite"],
  ] as const) {
    await page.getByRole("button", { name: button }).first().click();
    await dialog.waitFor();
    await settle(page);
    await take(page, file);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  }
  await page.context().close();
};
