import { Suspense, useEffect } from "react";
import { useShortcut } from "../keyboard/use-shortcut.ts";
import { useReadable } from "../state.ts";
import { lazyNamed } from "../ui/lazy-named.ts";
import { closeSwitcher, leaveEarlyKeys, openSwitcher, switcherIsOpen } from "./switcher-open.ts";

// Fetched with the other parts once the page is at rest, so it opens at once.
const Switcher = lazyNamed(() => import("./Switcher.tsx"), "Switcher");

/** Shows the quick switcher when it is asked for. */
export function SwitcherHost({ openId }: { openId: string | null }) {
  const isOpen = useReadable(switcherIsOpen);
  useShortcut("switcher", openSwitcher);
  useEffect(leaveEarlyKeys, []);
  return <Suspense fallback={null}>{isOpen && <Switcher openId={openId} onClose={closeSwitcher} />}</Suspense>;
}
