/**
 * Whether this device has a picture for an emoji. One that it does not have is shown as the same box as a character that
 * there is not; where that cannot be told from a picture, everything counts as drawn.
 */
export function createIsDrawn(): (emoji: string) => boolean {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return () => true;
  context.font = "32px sans-serif";
  const widthOf = (text: string) => context.measureText(text).width;
  const missing = widthOf("\u{1FBFF}"); // assigned to nothing
  if (missing === widthOf("😀")) return () => true;
  return (emoji) => widthOf(emoji) !== missing;
}
