/** Hebrew, Arabic and the scripts between and after them that run from the right. */
const fromTheRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** The direction of a text, which its first letter says; undefined where it has none, such as an emoji: it runs as the page does. */
export function textDirection(text: string): "ltr" | "rtl" | undefined {
  const letter = /\p{L}/u.exec(text)?.[0];
  if (letter === undefined) return undefined;
  return fromTheRight.test(letter) ? "rtl" : "ltr";
}
