import { take } from "./camera.ts";
import { type Chapter, enter, open } from "./stage.ts";

/** Where one writes, and all that stands above it. */
export const writing: Chapter = async (stage) => {
  const { url, team } = stage;
  const maren = await enter(stage, "Maren");
  const { page, composer } = maren;
  const dialog = page.getByRole("dialog");
  const workshop = `${url}/c/${await team.channel("workshop")}`;
  await open(page, workshop);
  for (const [typed, file] of [
    ["Who has the spoke key, @", "suggest-people"],
    ["See #", "suggest-channels"],
    ["Well done :ta", "suggest-emoji"],
    ["/", "suggest-commands"],
  ] as const) {
    await composer.fill("");
    await composer.pressSequentially(typed);
    await page.getByRole("option").nth(1).waitFor();
    await take(page, file);
  }
  await composer.fill("/wheel 36 3-cross");
  await composer.press("Enter");
  await page.getByRole("button", { name: "Send as text" }).waitFor();
  await take(page, "unknown-command");
  await page.getByRole("button", { name: "Formatting" }).click();
  await composer.fill("Stand list for **Monday**:\n\n1. The long-tail, if the _tape_ holds\n2. Tandem\n3. Whatever the parrot brings");
  await take(page, "composer");
  await page.getByRole("button", { name: "Formatting" }).click();
  await composer.fill("Good morning! The soup is on the house today");
  await page.getByRole("button", { name: "Send later" }).click();
  await dialog.getByLabel("Date and time").waitFor();
  await take(page, "send-later");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await composer.fill("");
  await open(page, workshop); // so that one can point at things again
  await maren.choose("Stand 3 is free. Story at the big table", "Edit");
  await page.getByRole("textbox", { name: "Edit message" }).waitFor();
  await take(page, "editing");
  await page.keyboard.press("Escape");
  await open(page, workshop);
  await maren.choose("the green step-through", "Quote");
  await composer.fill("Can we have this over the door?");
  await page.mouse.move(0, 0);
  await take(page, "quoting");
  await composer.fill("");
  await page.context().close();
};
