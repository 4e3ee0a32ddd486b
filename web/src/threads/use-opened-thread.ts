import type { ThreadSnapshot } from "@chatflow/client";
import { useRef } from "react";
import type { Opened } from "../messages/entries.ts";

const nothing: Opened = { readSeq: 0, headSeq: 0, unread: 0 };

/** Up to where one had read the thread when it was opened: kept from when it is loaded, since being on screen is being read. */
export function useOpenedThread({ status, entries, state }: ThreadSnapshot): Opened {
  const opened = useRef<Opened | null>(null);
  if (opened.current === null && status === "ready" && state) {
    const headSeq = entries.findLast((entry) => entry.state === "sent")?.message?.seq ?? 0;
    opened.current = { readSeq: state.unread > 0 ? state.readSeq : headSeq, headSeq, unread: state.unread };
  }
  return opened.current ?? nothing;
}
