import axe, { type Result, type RunOptions } from "axe-core";
import type { Page } from "playwright-core";

const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** WCAG 2.2 up to AA; of a page, also whether its landmarks and headings are in order. */
const everything = {
  page: { runOnly: [...wcag, "best-practice"], rules: { "target-size": { enabled: true } } },
  overlay: { runOnly: wcag, rules: { "target-size": { enabled: true } } },
} satisfies Record<string, RunOptions>;
/** What may be right in one theme and wrong in another. */
const colours: RunOptions = { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } };

/** Each theme as the device may ask for it: the high contrast has a light and a dark side. */
const looks = [
  { theme: "light", colorScheme: "light", rules: null },
  { theme: "dark", colorScheme: "dark", rules: colours },
  { theme: "contrast", colorScheme: "light", rules: colours },
  { theme: "contrast", colorScheme: "dark", rules: colours },
] as const;

/**
 * What axe finds wrong with a page as it stands, in every theme: a line each, with the rule, where, and what to do. Themes
 * are tokens alone, so what does not depend on colours is looked for in one.
 */
export async function audit(page: Page, where: string, kind: keyof typeof everything = "page"): Promise<string[]> {
  // By the debugger, which the page's content security policy does not bind.
  if (!(await page.evaluate(() => "axe" in window))) {
    await page.evaluate(axe.source);
    // A colour on its way to another is no colour to judge.
    await page.evaluate(() => {
      const still = new CSSStyleSheet();
      still.replaceSync("*, ::before, ::after { transition: none !important }");
      document.adoptedStyleSheets.push(still);
    });
  }
  const problems: string[] = [];
  const before = await page.evaluate(() => document.documentElement.dataset.theme);
  for (const { theme, colorScheme, rules } of looks) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(async (name) => {
      document.documentElement.dataset.theme = name;
      await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)));
    }, theme);
    const violations = await page.evaluate(async (options): Promise<Result[]> => {
      const { axe: here } = window as unknown as { axe: typeof axe };
      return (await here.run(document, { ...options, resultTypes: ["violations"] })).violations;
    }, rules ?? everything[kind]);
    for (const { id, impact, help, nodes } of violations) {
      for (const node of nodes) {
        const why = node.any.concat(node.all, node.none).map(({ message }) => message);
        problems.push(`${where}, ${theme} (${colorScheme}): ${id} (${impact}) at ${node.target.join(" ")}: ${why[0] ?? help}`);
      }
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.evaluate((theme) => {
    document.documentElement.dataset.theme = theme ?? "system";
  }, before);
  return problems;
}
