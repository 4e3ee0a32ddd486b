const name = "chatflow:visible";

/** Says to the other tabs, for as long as this one is in view, that somebody is looking. Returns how to stop. */
export function tellVisible(): () => void {
  let release: (() => void) | undefined;
  function follow() {
    if (document.visibilityState === "hidden") {
      release?.();
      release = undefined;
    } else if (!release) {
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      void navigator.locks?.request(name, { mode: "shared" }, () => held);
    }
  }
  follow();
  document.addEventListener("visibilitychange", follow);
  return () => {
    document.removeEventListener("visibilitychange", follow);
    release?.();
  };
}

/** Whether any tab of the app is in view. */
export async function isAnyVisible(): Promise<boolean> {
  if (document.visibilityState === "visible") return true;
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  return held.some((lock) => lock.name === name);
}
