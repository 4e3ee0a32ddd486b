import { type ReactNode, Suspense, useRef, useState } from "react";
import { t } from "../i18n/i18n.ts";
import { useReadable } from "../state.ts";
import { laterNamed, lazyNamed } from "../ui/lazy-named.ts";
import { ListSections } from "./ListSections.tsx";
import { sidebarView } from "./sidebar-view.ts";
import { useFirstRows } from "./use-first-rows.ts";
import { useListMenu } from "./use-list-menu.ts";
import { useRoving } from "./use-roving.ts";
import { useSections } from "./use-sections.ts";

const ChannelKeys = laterNamed(() => import("./ChannelKeys.tsx"), "ChannelKeys");
const OutOfView = laterNamed(() => import("./OutOfView.tsx"), "OutOfView");
const ListMenuPanel = lazyNamed(() => import("./ListMenuPanel.tsx"), "ListMenuPanel");
const ListDrag = laterNamed(() => import("./ListDrag.tsx"), "ListDrag");

type Props = {
  openId: string | null;
  /** What stands above the conversations, and goes with them. */
  children: ReactNode;
};

/** One's conversations in their sections: one tab stop, the arrows go along, and each row and heading has a menu. */
export function ChannelList({ openId, children }: Props) {
  const scroller = useRef<HTMLElement>(null);
  const { sections: all, wanting } = useSections(openId);
  const sections = useFirstRows(all);
  const { unreadOnly } = useReadable(sidebarView);
  const { menu, close, handlers, onKey } = useListMenu();
  const [mouseCame, setMouseCame] = useState(false);
  const onArrows = useRoving(scroller);
  return (
    <div
      className="relative flex min-h-0 flex-1 flex-col"
      onPointerEnter={({ pointerType }) => pointerType !== "touch" && setMouseCame(true)}
    >
      <nav
        ref={scroller}
        aria-label={t("channels.list.label")}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-2 pt-1 pb-4"
        {...handlers}
        onKeyDown={(event) => onKey(event) || onArrows(event)}
      >
        {children}
        {unreadOnly && sections.length === 0 && <p className="px-2 py-1 text-ink-muted">{t("channels.list.noneUnread")}</p>}
        <ListSections sections={sections} openId={openId} />
        {unreadOnly && (
          <button
            type="button"
            onClick={() => sidebarView.setUnreadOnly(false)}
            className="mx-2 mt-1 rounded-sm text-sm font-[550] text-accent hover:underline pointer-coarse:py-2"
          >
            {t("channels.list.showAll")}
          </button>
        )}
      </nav>
      <Suspense fallback={null}>{mouseCame && <ListDrag list={scroller} sections={sections} />}</Suspense>
      <Suspense fallback={null}>
        <OutOfView list={scroller} sections={sections} />
        <ChannelKeys sections={all} wanting={wanting} openId={openId} />
      </Suspense>
      <Suspense fallback={null}>{menu && <ListMenuPanel menu={menu} onClose={close} />}</Suspense>
    </div>
  );
}
