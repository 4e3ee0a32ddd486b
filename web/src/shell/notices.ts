import { createStore, type Store } from "../state.ts";

/** One short word about something that was just done, or could not be. */
export type Notice = { id: number; kind: "info" | "danger"; text: string; link?: NoticeLink | undefined };
export type NoticeLink = { label: string; href: string };

export type Notices = {
  shown: Store<readonly Notice[]>;
  /** A link stays as long as a failure does, to be pressed. */
  tell(kind: Notice["kind"], text: string, link?: NoticeLink): void;
  dismiss(id: number): void;
};

/** More at once would be a wall; the oldest give way. */
const most = 3;
/** A failure stays long enough to be read twice, a confirmation long enough to be noticed. */
export const noticeMs = { info: 3_000, danger: 12_000 };

export function createNotices(): Notices {
  const shown = createStore<readonly Notice[]>([]);
  let last = 0;
  function dismiss(id: number) {
    shown.set(shown.get().filter((notice) => notice.id !== id));
  }
  return {
    shown,
    dismiss,
    tell(kind, text, link) {
      last += 1;
      const id = last;
      // The same again replaces the one before instead of standing below it.
      const others = shown.get().filter((notice) => notice.text !== text);
      shown.set([...others, { id, kind, text, link }].slice(-most));
      setTimeout(() => dismiss(id), noticeMs[link ? "danger" : kind]);
    },
  };
}

export const notices = createNotices();
