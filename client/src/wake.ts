/** Calls the listener when a browser says that the network is back or that the person looks at the page again. */
export function onWake(listener: () => void): () => void {
  if (typeof window === "undefined" || typeof document === "undefined") return () => {};
  const whenVisible = () => {
    if (document.visibilityState === "visible") listener();
  };
  window.addEventListener("online", listener);
  document.addEventListener("visibilitychange", whenVisible);
  return () => {
    window.removeEventListener("online", listener);
    document.removeEventListener("visibilitychange", whenVisible);
  };
}
