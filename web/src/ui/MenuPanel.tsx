import { DropdownMenu } from "radix-ui";
import { type ReactElement, useEffect, useRef } from "react";
import { cx } from "./cx.ts";
import type { MenuItem } from "./Menu.tsx";

type ContentProps = {
  items: MenuItem[];
  label: string;
  side: "top" | "bottom";
  align: "start" | "end";
  onCloseAutoFocus?: (event: Event) => void;
  /** It was opened by the keyboard, which therefore is at its first item. */
  byKeys: boolean;
};

/** The part of a menu that needs the library; Menu.tsx loads it when a menu is first wanted, and it opens at once. */
export function MenuPanel({ trigger, ...content }: ContentProps & { trigger: ReactElement }) {
  return (
    <DropdownMenu.Root defaultOpen modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <MenuContent {...content} />
    </DropdownMenu.Root>
  );
}

/**
 * What every menu looks like. It is not modal for the library, which would hide from screen readers what still has places for
 * the focus; instead a pane below it takes the click that closes it.
 */
export function MenuContent({ items, label, byKeys, ...rest }: ContentProps) {
  const content = useFirstItem(byKeys);
  return (
    <DropdownMenu.Portal>
      <div>
        <div className="fixed inset-0 z-50" />
        <DropdownMenu.Content
          {...rest}
          ref={content}
          aria-label={label}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 max-w-80 min-w-52 animate-appear rounded-md bg-raised p-1 shadow-float outline-none"
        >
          {items.map((item) => (
            <DropdownMenu.Item
              key={item.label}
              onSelect={item.onSelect}
              className={cx(
                "flex h-8 items-center gap-2.5 rounded-sm px-2.5 -outline-offset-2 select-none data-highlighted:bg-hover pointer-coarse:h-11",
                item.danger ? "text-danger" : "text-ink",
              )}
            >
              <span className={cx("shrink-0", !item.danger && "text-ink-faint")}>{item.icon}</span>
              {item.label}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </div>
    </DropdownMenu.Portal>
  );
}

/** The library itself sees to that from the second time on; the first key came before it. */
function useFirstItem(byKeys: boolean) {
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!byKeys) return;
    const timer = setTimeout(() => content.current?.querySelector<HTMLElement>("[role=menuitem]")?.focus(), 0);
    return () => clearTimeout(timer);
  }, [byKeys]);
  return content;
}
