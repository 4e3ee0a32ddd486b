import type { ChannelEntry } from "@chatflow/protocol";
import { useEffect, useRef, useState } from "react";
import { useChat } from "../chat.ts";
import type { Opened } from "./entries.ts";

/** Up to where one had read when one came here: by opening the channel, or by coming back to the tab. */
export function useOpened(entry: ChannelEntry): Opened {
  const chat = useChat();
  const latest = useRef(entry);
  latest.current = entry;
  const [opened, setOpened] = useState<Opened>(() => {
    const headSeq = entry.head.seq;
    // Read here and not confirmed yet is read; only the count knows.
    const unread = chat.unread(entry.channel.id).get();
    return { readSeq: unread > 0 ? (entry.read?.readSeq ?? headSeq) : headSeq, headSeq, unread };
  });
  const first = useRef(opened);
  // What was kept here may be behind: the first count that the server gives of it says what was unread, if anything was.
  const isBehind = useRef(!chat.caughtUp.get());
  const countedAt = useRef(entry.read?.seq ?? 0);
  useEffect(() => {
    const { read, head } = entry;
    if (!isBehind.current || !read || read.seq <= countedAt.current) return;
    isBehind.current = false;
    if (read.unread > 0) setOpened({ readSeq: read.readSeq, headSeq: head.seq, unread: read.unread });
  }, [entry]);
  useEffect(() => {
    let leftAt = document.visibilityState === "hidden" ? first.current.readSeq : null;
    const follow = () => {
      const headSeq = latest.current.head.seq;
      if (document.visibilityState === "hidden") leftAt ??= headSeq;
      else if (leftAt !== null) {
        if (headSeq > leftAt) setOpened({ readSeq: leftAt, headSeq, unread: headSeq - leftAt });
        leftAt = null;
      }
    };
    document.addEventListener("visibilitychange", follow);
    return () => document.removeEventListener("visibilitychange", follow);
  }, []);
  return opened;
}
