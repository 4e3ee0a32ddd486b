import { take } from "./camera.ts";
import { type Chapter, enter, open } from "./stage.ts";

const sections = ["profile", "appearance", "notifications", "writing", "privacy", "sessions", "keyboard", "storage", "about"];

/** Every section; on a phone the list of them is a page of its own. */
export const preferences: Chapter = async (stage) => {
  const { page } = await enter(stage, "Maren");
  for (const section of sections) {
    await open(page, `${stage.url}/preferences/${section}`);
    await take(page, `preferences-${section}`);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, `${stage.url}/preferences`);
  await take(page, "preferences", ["phone"]);
  await page.context().close();
};
