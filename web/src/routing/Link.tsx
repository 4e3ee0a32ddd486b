import type { ComponentProps } from "react";
import { navigate } from "./location.ts";

/** A real link: opens in a new tab when asked to, otherwise without loading the page anew. */
export function Link({ href, onClick, ...rest }: ComponentProps<"a"> & { href: string }) {
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        onClick?.(event);
        const elsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
        if (event.defaultPrevented || elsewhere) return;
        event.preventDefault();
        navigate(href);
      }}
    />
  );
}
