import type { RefObject } from "react";
import type { ListSection } from "./sidebar-sections.ts";
import { UnreadHint } from "./UnreadHint.tsx";
import { useOutOfView } from "./use-out-of-view.ts";

type Props = { list: RefObject<HTMLElement | null>; sections: readonly ListSection[] };

/** What there is to read above and below what is seen of the list. */
export function OutOfView({ list, sections }: Props) {
  const { above, below, show } = useOutOfView(list, sections);
  return (
    <>
      <UnreadHint where="above" count={above} onShow={show} />
      <UnreadHint where="below" count={below} onShow={show} />
    </>
  );
}
