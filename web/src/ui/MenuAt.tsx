import { DropdownMenu } from "radix-ui";
import { useState } from "react";
import type { MenuItem } from "./Menu.tsx";
import { MenuContent } from "./MenuPanel.tsx";

type Props = {
  /** Where on the screen it opens, in pixels. */
  at: { x: number; y: number };
  label: string;
  items: MenuItem[];
  onClose: () => void;
  /** Gives the focus back to what it was opened for. */
  giveFocusBack: () => void;
};

/** A menu of what stands at a place on the screen rather than of a button. Open for as long as it is rendered. */
export function MenuAt({ at, label, items, onClose, giveFocusBack }: Props) {
  const [byKeys] = useState(() => document.activeElement?.matches(":focus-visible:not(input, textarea)") ?? false);
  return (
    <DropdownMenu.Root open modal={false} onOpenChange={(open) => !open && onClose()}>
      <DropdownMenu.Trigger asChild>
        <span aria-hidden="true" className="pointer-events-none fixed size-0" style={{ left: at.x, top: at.y }} />
      </DropdownMenu.Trigger>
      <MenuContent
        label={label}
        items={items}
        side="bottom"
        align="start"
        byKeys={byKeys}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          if (document.activeElement === document.body) giveFocusBack();
        }}
      />
    </DropdownMenu.Root>
  );
}
