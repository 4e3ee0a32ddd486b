import { t } from "../i18n/i18n.ts";
import { Button } from "../ui/Button.tsx";
import { InviteLink } from "../workspace/InviteLink.tsx";
import type { StepProps } from "./NameStep.tsx";
import { StepHead } from "./StepHead.tsx";

export function InviteStep({ onDone, back }: StepProps) {
  return (
    <>
      <StepHead title={t("welcome.invite.title")} lead={t("welcome.invite.lead")} />
      <InviteLink />
      <div className="mt-8 flex justify-end gap-2">
        {back}
        <Button kind="primary" onClick={onDone}>
          {t("welcome.finish")}
        </Button>
      </div>
    </>
  );
}
