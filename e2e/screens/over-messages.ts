import { aPhone } from "../person.ts";
import { take } from "./camera.ts";
import { type Chapter, enter, open, settle } from "./stage.ts";

const news = "Moss green is dry";

const question = "Long-tail is back with two punctures";

/** What comes up over messages: menus, pickers, cards and questions. */
export const overMessages: Chapter = async (stage) => {
  const { url, team } = stage;
  const maren = await enter(stage, "Maren");
  const { page } = maren;
  const workshop = `${url}/c/${await team.channel("workshop")}`;
  const dialog = page.getByRole("dialog");
  const leave = async () => {
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await open(page, workshop); // so that one can point at things again
  };
  await open(page, workshop);
  await maren.message(question).hover();
  await take(page, "message-toolbar", ["desktop"]);
  await maren.act(question, "More");
  await page.getByRole("menuitem").first().waitFor();
  await take(page, "message-menu", ["desktop"]);
  await page.keyboard.press("Escape");
  await maren.act(question, "Add a reaction");
  await dialog.getByRole("button", { name: "grinning face", exact: true }).waitFor();
  await take(page, "emoji-picker", ["desktop"]);
  await dialog.getByLabel("Find an emoji by name").fill("zzqx");
  await take(page, "emoji-picker-none", ["desktop"]);
  await leave();
  await maren.choose(news, "Who reacted");
  await dialog.getByText("Lucía").waitFor();
  await take(page, "who-reacted");
  await leave();
  await page.getByRole("button", { name: "Profile of 田辺ゆき" }).last().click();
  await dialog.getByText("@yuki").waitFor();
  await take(page, "profile-card", ["desktop"]);
  await leave();
  await maren.choose(question, "Forward");
  await dialog.getByRole("option").nth(4).waitFor();
  await take(page, "forward");
  await leave();
  await maren.choose(question, "Delete");
  await dialog.waitFor();
  await take(page, "delete-message");
  await leave();
  await open(page, `${url}/c/${await team.channel("parts")}`); // where today begins on the screen
  await page.getByRole("button", { name: "Go to another day" }).last().click();
  await dialog.getByLabel("Day").waitFor();
  await take(page, "day-picker");
  await leave();
  await maren.message("built up from tomorrow").getByText("(edited)").click();
  await dialog.getByText("still sticky").waitFor();
  await take(page, "edit-history");
  await leave();
  await page.getByRole("button", { name: "Pinned messages" }).click();
  await dialog.getByRole("listitem").first().waitFor();
  await take(page, "pins");
  await leave();
  await page.context().close();

  const phone = await enter(stage, "Maren", aPhone);
  await open(phone.page, workshop);
  await phone.rest(news);
  await settle(phone.page);
  await take(phone.page, "message-menu", ["phone"]);
  const sheet = phone.page.getByRole("dialog");
  await sheet.getByRole("button", { name: "More emoji" }).click();
  await sheet.getByRole("button", { name: "grinning face", exact: true }).waitFor();
  await take(phone.page, "emoji-picker", ["phone"]);
  await phone.page.keyboard.press("Escape");
  await sheet.waitFor({ state: "detached" });
  await phone.page.getByRole("button", { name: "Profile of 田辺ゆき" }).last().click();
  await sheet.getByText("@yuki").waitFor();
  await take(phone.page, "profile-card", ["phone"]);
  await phone.page.context().close();
};
