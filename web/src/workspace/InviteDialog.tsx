import { t } from "../i18n/i18n.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { InviteLink } from "./InviteLink.tsx";

export function InviteDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={t("workspace.invite")} description={t("workspace.invite.lead")} onClose={onClose}>
      <InviteLink />
    </Dialog>
  );
}
