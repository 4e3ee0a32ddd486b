import { take } from "./camera.ts";
import { type Chapter, open, visit } from "./stage.ts";

/** What those see who are not signed in. */
export const doors: Chapter = async (stage) => {
  const { page } = await visit(stage, "Somebody");
  await open(page, stage.url);
  await page.getByLabel("Username or email").waitFor();
  await take(page, "sign-in");
  await page.getByLabel("Username or email").fill("maren");
  await page.getByLabel("Password", { exact: true }).fill("spokes by daylight");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("alert").first().waitFor();
  await take(page, "sign-in-wrong");
  await open(page, `${stage.url}/join/${await stage.team.invite()}`);
  await page.getByText("Maren Oduya").waitFor();
  await take(page, "join");
  await open(page, `${stage.url}/join/expired`);
  await page.getByRole("heading", { name: "This invitation cannot be used" }).waitFor();
  await take(page, "join-invalid");
  await open(page, `${stage.url}/sign-up`);
  await take(page, "sign-up-closed");
  await open(page, `${stage.url}/an-address-of-nothing`);
  await take(page, "not-found");
  await page.route("**/api/**", (route) => route.abort());
  await page.goto(stage.url);
  await page.getByRole("heading", { name: "ChatFlow cannot be reached" }).waitFor();
  await take(page, "unreachable");
  await page.context().close();
};
