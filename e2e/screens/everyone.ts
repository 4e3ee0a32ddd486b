import { take } from "./camera.ts";
import { type Chapter, enter, open, type Stage } from "./stage.ts";

/** High contrast, Arabic, the narrowest page and a large zoom. */
export const everyone: Chapter = async (stage) => {
  const pages = await addresses(stage);
  const lucia = await enter(stage, "Lucia");
  await stage.team.as("lucia")("users.updateMe", { preferences: { theme: "contrast" } });
  for (const name of ["channel", "thread", "inbox", "preferences", "browse"] as const) {
    await open(lucia.page, pages[name]);
    await take(lucia.page, `contrast-${name}`);
  }
  await lucia.page.context().close();

  const amina = await enter(stage, "Amina");
  await stage.team.as("amina")("users.updateMe", { preferences: { language: "ar" } });
  for (const name of ["home", "channel", "thread", "inbox", "preferences", "members"] as const) {
    await open(amina.page, pages[name]);
    await take(amina.page, `arabic-${name}`);
  }
  await amina.page.keyboard.press("Control+k");
  await amina.page.getByRole("dialog").getByRole("option").first().waitFor();
  await take(amina.page, "arabic-switcher");
  await amina.page.context().close();

  const teodor = await enter(stage, "Teodor");
  await teodor.page.setViewportSize({ width: 320, height: 640 });
  for (const [name, address] of Object.entries(pages)) {
    await open(teodor.page, address);
    await take(teodor.page, `narrow-${name}`, ["narrow"]);
  }
  await teodor.page.context().close();

  // 200% of a window of 1280 by 800.
  const zoomed = await enter(stage, "Teodor", { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 });
  for (const name of ["channel", "thread", "preferences", "settings"] as const) {
    await open(zoomed.page, pages[name]);
    await take(zoomed.page, `zoom-${name}`, ["zoomed"]);
  }
  await zoomed.page.context().close();
};

async function addresses({ url, team }: Stage) {
  const workshop = await team.channel("workshop");
  const question = await team.find(workshop, "Long-tail is back with two punctures");
  return {
    home: url,
    channel: `${url}/c/${workshop}`,
    thread: `${url}/c/${workshop}/thread/${question.id}`,
    settings: `${url}/c/${workshop}/settings`,
    members: `${url}/c/${workshop}/members`,
    inbox: `${url}/inbox`,
    preferences: `${url}/preferences/appearance`,
    browse: `${url}/channels`,
  };
}
