/** What somebody has begun to write, with a person's name behind it, ready to be written on. */
export function withMention(draft: string, username: string): string {
  const gap = draft === "" || /\s$/.test(draft) ? "" : " ";
  return `${draft}${gap}@${username} `;
}
