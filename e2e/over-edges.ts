import type { Page } from "playwright-core";

/** What reaches over an edge of the page, as a line each: neither to be seen there nor to be scrolled to. */
export function overEdges(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>();
    const isKept = (element: Element) => {
      // Code and tables scroll in themselves, long names are cut with an ellipsis, and some texts are for screen readers only.
      for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
        const { overflowX, textOverflow, clipPath, visibility } = getComputedStyle(at);
        if (visibility === "hidden" || clipPath !== "none" || textOverflow === "ellipsis") return true;
        if (at.matches("pre, div:has(> table), [role=toolbar]") && /auto|scroll/.test(overflowX)) return true;
      }
      return false;
    };
    for (const element of document.body.querySelectorAll("*")) {
      const { left, right, width, height } = element.getBoundingClientRect();
      if (width < 2 || height < 2 || (left >= -1 && right <= innerWidth + 1) || isKept(element)) continue;
      found.add(`${element.tagName} "${element.textContent?.slice(0, 30)}" from ${Math.round(left)} to ${Math.round(right)}`);
    }
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.add(`the page is ${scrollWidth} wide`);
    return [...found];
  });
}
