import { useCallback, useEffect, useRef } from "react";

/** Tells whether the component is still on the screen: what took a while may come back to one that was closed meanwhile. */
export function useStillThere(): () => boolean {
  const isThere = useRef(false);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);
  return useCallback(() => isThere.current, []);
}
