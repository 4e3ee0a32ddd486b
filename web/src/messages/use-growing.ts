import { type RefObject, useLayoutEffect } from "react";

const byItself = typeof CSS !== "undefined" && CSS.supports("field-sizing", "content");

/** Lets a text field grow with its text where the browser cannot do it by style alone; max-height bounds both. */
export function useGrowing(field: RefObject<HTMLTextAreaElement | null>, text: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useLayoutEffect(() => {
    const element = field.current;
    if (byItself || !element) return;
    element.style.height = "auto";
    element.style.height = `${element.scrollHeight}px`;
  }, [field, text]);
}
