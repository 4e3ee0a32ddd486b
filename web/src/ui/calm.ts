/** So long after the last press nobody waits for anything any more, in milliseconds. */
const quietMs = 800;
/** Who never pauses gets the rest all the same, so long after the page began. */
const patienceMs = 60_000;
const lookEveryMs = 200;

let pressedAt = performance.now();

if (typeof document !== "undefined") {
  const note = () => {
    pressedAt = performance.now();
  };
  for (const press of ["click", "keydown"]) document.addEventListener(press, note, { capture: true, passive: true });
}

/** Resolves once nobody is in the middle of something: what comes then holds nobody up. */
export async function calm(): Promise<void> {
  while (performance.now() - pressedAt < quietMs && performance.now() < patienceMs) {
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
}
