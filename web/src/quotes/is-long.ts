const lines = 6;
const characters = 420;

/** Whether a quoted text is shown in part first. */
export function isLong(text: string): boolean {
  return text.length > characters || text.split("\n", lines + 1).length > lines;
}
