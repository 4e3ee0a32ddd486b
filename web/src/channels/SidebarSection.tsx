import { ChevronRight, Ellipsis } from "lucide-react";
import { type ReactNode, useId } from "react";
import { t } from "../i18n/i18n.ts";
import { cx } from "../ui/cx.ts";

type Props = {
  /** The list (ChannelList) finds the section by it, and its heading. */
  id: string;
  title: string;
  collapsed: boolean;
  onToggle: () => void;
  actions: ReactNode;
  children: ReactNode[];
};

/** A heading that folds its conversations away, with what can be done there. */
export function SidebarSection({ id, title, collapsed, onToggle, actions, children }: Props) {
  const list = useId();
  return (
    <section data-place={id} aria-labelledby={`${list}-title`} className="mb-4">
      <div data-section={id} className="group/row flex h-8 items-center gap-0.5 pe-0.5 pointer-coarse:h-11">
        <h2 id={`${list}-title`} className="min-w-0 flex-1 text-sm font-[550] text-ink-faint">
          <button
            type="button"
            data-stop=""
            tabIndex={-1}
            aria-expanded={!collapsed}
            aria-controls={children.length > 0 ? list : undefined}
            onClick={onToggle}
            className="flex max-w-full items-center gap-1 select-none rounded-sm ps-2 pe-1 [-webkit-touch-callout:none] hover:text-ink pointer-coarse:h-11"
          >
            <span dir="auto" className="truncate">
              {title}
            </span>
            <ChevronRight
              aria-hidden="true"
              className={cx(
                "size-3.5 shrink-0 transition-[rotate,opacity]",
                collapsed ? "rtl:-scale-x-100" : "rotate-90 opacity-0 group-has-focus-visible/row:opacity-100 group-hover/row:opacity-100",
              )}
            />
          </button>
        </h2>
        <button
          type="button"
          data-menu=""
          aria-haspopup="menu"
          aria-label={t("channels.sections.menuOf", { title })}
          className="invisible [transition:visibility_0s_1ms] flex size-7 shrink-0 items-center justify-center rounded-md text-ink-muted hover:bg-hover hover:text-ink group-has-focus-visible/row:visible pointer-fine:group-hover/row:visible pointer-coarse:size-10"
        >
          <Ellipsis className="size-4" aria-hidden="true" />
        </button>
        {actions}
      </div>
      {children.length > 0 && <ul id={list}>{children}</ul>}
    </section>
  );
}
