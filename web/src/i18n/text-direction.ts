/** Hebrew, Arabic and the scripts between and after them that run from the right. */
const fromTheRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Names and addresses are Latin in every language: @ada, #general, a link, a mailbox. */
const name = /[@#]|:\/\//;

/**
 * The direction of a text, which the first letter says that is not in a name; undefined where there is no letter at all,
 * such as in an emoji: it runs as the page does.
 */
export function textDirection(text: string): "ltr" | "rtl" | undefined {
  const letter = firstLetter(text.split(/\s+/).find((word) => !name.test(word) && firstLetter(word)) ?? text);
  if (letter === undefined) return undefined;
  return fromTheRight.test(letter) ? "rtl" : "ltr";
}

const firstLetter = (text: string) => /\p{L}/u.exec(text)?.[0];
