import { createStore } from "../state.ts";

/** Which step of the tour is shown; null while there is none. */
export const tourStep = createStore<number | null>(null);

export const startTour = (): void => tourStep.set(0);
