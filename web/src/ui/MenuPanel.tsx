import { DropdownMenu } from "radix-ui";
import type { ReactElement } from "react";
import { cx } from "./cx.ts";
import type { MenuItem } from "./Menu.tsx";

type ContentProps = {
  items: MenuItem[];
  label: string;
  side: "top" | "bottom";
  align: "start" | "end";
  onCloseAutoFocus?: (event: Event) => void;
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
export function MenuContent({ items, label, ...rest }: ContentProps) {
  return (
    <DropdownMenu.Portal>
      <div>
        <div className="fixed inset-0 z-50" />
        <DropdownMenu.Content
          {...rest}
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
                "flex h-8 items-center gap-2.5 rounded-sm px-2.5 outline-none select-none data-highlighted:bg-hover pointer-coarse:h-11",
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
