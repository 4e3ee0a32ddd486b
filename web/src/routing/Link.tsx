import type { ComponentProps } from "react";
import { goBackTo, navigate } from "./location.ts";

type Props = ComponentProps<"a"> & {
  href: string;
  /** The way back: a step back where one came from there, so that the browser's back does not lead in again. */
  back?: boolean;
};

/** A real link: opens in a new tab when asked to, otherwise without loading the page anew. */
export function Link({ href, back = false, onClick, ...rest }: Props) {
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        onClick?.(event);
        const elsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
        if (event.defaultPrevented || elsewhere) return;
        event.preventDefault();
        if (back) goBackTo(href);
        else navigate(href);
      }}
    />
  );
}
