import { t } from "../i18n/i18n.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { ShortcutList } from "./ShortcutList.tsx";

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={t("keyboard.title")} onClose={onClose}>
      <ShortcutList />
    </Dialog>
  );
}
