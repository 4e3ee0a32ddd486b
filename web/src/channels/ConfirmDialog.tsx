import type { ReactNode } from "react";
import { errorText } from "../accounts/field-errors.ts";
import { useAction } from "../accounts/use-action.ts";
import { t } from "../i18n/i18n.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";

type Props = {
  title: string;
  description: ReactNode;
  /** What happens, on the button. */
  act: string;
  keep?: string;
  danger?: boolean;
  onAct: () => Promise<unknown>;
  onClose: () => void;
};

/** Asks before something that others notice, or that is not taken back in a blink. */
export function ConfirmDialog({ title, description, act, keep = t("channels.cancel"), danger = true, onAct, onClose }: Props) {
  const action = useAction(async () => {
    await onAct();
    onClose();
  });
  return (
    <Dialog title={title} description={description} onClose={onClose}>
      {action.error && (
        <Banner kind="danger" className="mb-3">
          {errorText(action.error)}
        </Banner>
      )}
      <div className="mt-2 flex justify-end gap-2">
        <Button onClick={onClose}>{keep}</Button>
        <Button kind={danger ? "danger" : "primary"} busy={action.busy} onClick={() => void action.run()}>
          {act}
        </Button>
      </div>
    </Dialog>
  );
}
