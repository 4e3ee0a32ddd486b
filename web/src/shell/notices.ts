import { createStore, type Store } from "../state.ts";

/** One short word about something that was just done, or could not be, and what one may do about it. */
export type Notice = { id: number; kind: "info" | "danger"; text: string; offer?: NoticeLink | NoticeAction | undefined };
export type NoticeLink = { label: string; href: string };
export type NoticeAction = { label: string; run: () => void };

export type Notices = {
  shown: Store<readonly Notice[]>;
  /** A link stays as long as a failure does, to be pressed; an action for {@link noticeMs}.action. */
  tell(kind: Notice["kind"], text: string, offer?: NoticeLink | NoticeAction): void;
  dismiss(id: number): void;
  /** Does what a notice offers, without an id the newest that offers to do something. False where there is none. */
  act(id?: number): boolean;
  /** Takes all away: the next person at this browser shall not find them. */
  clear(): void;
};

/** More at once would be a wall; the oldest give way. */
const most = 3;
/**
 * A failure stays long enough to be read twice, a confirmation long enough to be noticed. An action, such as undoing, is
 * offered for a time that is known, so that what it acts on can wait as long.
 */
export const noticeMs = { info: 3_000, action: 6_000, danger: 12_000 };

export function createNotices(): Notices {
  const shown = createStore<readonly Notice[]>([]);
  let last = 0;
  function dismiss(id: number) {
    shown.set(shown.get().filter((notice) => notice.id !== id));
  }
  return {
    shown,
    dismiss,
    clear: () => shown.set([]),
    act(id) {
      const found = shown.get().findLast((notice) => isAction(notice.offer) && (id === undefined || notice.id === id));
      if (!found || !isAction(found.offer)) return false;
      dismiss(found.id);
      found.offer.run();
      return true;
    },
    tell(kind, text, offer) {
      last += 1;
      const id = last;
      // The same again replaces the one before instead of standing below it; but each action is another one.
      const others = shown.get().filter((notice) => notice.text !== text || isAction(notice.offer));
      shown.set([...others, { id, kind, text, offer }].slice(-most));
      setTimeout(() => dismiss(id), isAction(offer) ? noticeMs.action : noticeMs[offer ? "danger" : kind]);
    },
  };
}

export const isAction = (offer: Notice["offer"]): offer is NoticeAction => offer !== undefined && "run" in offer;

export const notices = createNotices();
