import { createStore, type Store } from "../state.ts";

const key = "chatflow:formatting";
const store = createStore(read());

/** Whether the buttons for formats are shown, in this browser. */
export const formattingShown: Store<boolean> = {
  ...store,
  set(shown) {
    store.set(shown);
    try {
      localStorage.setItem(key, String(shown));
    } catch {
      // private mode, full or forbidden: then it holds until the page is left
    }
  },
};

function read(): boolean {
  try {
    return localStorage.getItem(key) === "true";
  } catch {
    return false;
  }
}
