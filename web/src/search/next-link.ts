/** The field or the result's link after, or before, the one that has the focus; undefined at the ends. */
export function nextLink(within: HTMLElement | null, step: 1 | -1): HTMLElement | undefined {
  const all = [...(within?.querySelectorAll<HTMLElement>('input[type="search"], [data-result] a[data-place]') ?? [])];
  const now = document.activeElement;
  const at = all.findIndex((one) => one === now || (now !== null && one.closest("[data-result]")?.contains(now)));
  return all[at + step];
}
