import { Fragment, type ReactNode, useLayoutEffect, useRef } from "react";
import { useReadable } from "../state.ts";
import { timeFormat } from "./format.ts";
import { languageStore } from "./i18n.ts";

/** Makes everything inside it anew when the language or the clock is another; whoever had chosen it keeps the focus. */
export function InLanguage({ children }: { children: ReactNode }) {
  const made = `${useReadable(languageStore)} ${useReadable(timeFormat)}`;
  const before = useRef({ made, name: "" });
  // What has the focus goes away with the old tree, so its name is taken before.
  if (before.current.made !== made) before.current = { made, name: document.activeElement?.getAttribute("name") ?? "" };
  useLayoutEffect(() => {
    const fields = made && before.current.name ? [...document.getElementsByName(before.current.name)] : [];
    (fields.find((field) => field instanceof HTMLInputElement && field.checked) ?? fields[0])?.focus();
  }, [made]);
  return <Fragment key={made}>{children}</Fragment>;
}
