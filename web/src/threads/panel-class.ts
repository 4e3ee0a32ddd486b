/** Beside the channel where there is room for both, over it otherwise. */
export const panelClass =
  "flex min-h-0 min-w-0 flex-col bg-canvas max-lg:absolute max-lg:inset-0 max-lg:z-30 lg:w-[clamp(20rem,36%,32rem)] lg:shrink-0 lg:border-line lg:border-s";
