/** A text as it is compared: without accents and capitals, its words parted by single blanks. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[\s\-_./]+/g, " ")
    .trim();
}
