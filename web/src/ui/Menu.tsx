import { cloneElement, type ReactElement, type ReactNode, Suspense, useState } from "react";
import { lazyNamed } from "./lazy-named.ts";

export type MenuItem = { label: string; icon: ReactNode; onSelect: () => void; danger?: boolean };

const loadPanel = () => import("./MenuPanel.tsx");
const MenuPanel = lazyNamed(loadPanel, "MenuPanel");

type TriggerProps = {
  onClick?: (event: React.MouseEvent) => void;
  onPointerEnter?: () => void;
  onKeyDown?: (event: React.KeyboardEvent) => void;
  "aria-haspopup"?: "menu";
  "aria-expanded"?: boolean;
};
type Props = {
  /** A button. */
  trigger: ReactElement<TriggerProps>;
  items: MenuItem[];
  label: string;
  side?: "top" | "bottom";
  align?: "start" | "end";
};

/** A button with a menu. What a menu needs is loaded when one is first pointed at or opened. */
export function Menu({ trigger, items, label, side = "bottom", align = "start" }: Props) {
  const [wanted, setWanted] = useState<"keys" | "pointer" | null>(null);
  const resting = cloneElement(trigger, {
    "aria-haspopup": "menu",
    "aria-expanded": false,
    onClick: (event) => setWanted(event.detail === 0 ? "keys" : "pointer"),
    onPointerEnter: () => void loadPanel(),
    onKeyDown: (event) => {
      if (event.key !== "ArrowDown") return;
      event.preventDefault();
      setWanted("keys");
    },
  });
  if (wanted === null) return resting;
  return (
    <Suspense fallback={resting}>
      <MenuPanel trigger={trigger} items={items} label={label} side={side} align={align} byKeys={wanted === "keys"} />
    </Suspense>
  );
}
