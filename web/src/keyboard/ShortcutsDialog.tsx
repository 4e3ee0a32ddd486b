import { t } from "../i18n/i18n.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { ShortcutList } from "./ShortcutList.tsx";

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={t("keyboard.title")} onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard, and has nothing else that is */}
      <section aria-label={t("keyboard.title")} tabIndex={0} className="-mx-2 rounded-md px-2">
        <ShortcutList />
      </section>
    </Dialog>
  );
}
