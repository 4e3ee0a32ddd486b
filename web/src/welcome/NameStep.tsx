import { limits, type Workspace } from "@chatflow/protocol";
import type { ReactNode } from "react";
import { fieldErrors } from "../accounts/field-errors.ts";
import { useSession } from "../accounts/session.ts";
import { useAction } from "../accounts/use-action.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { Form, type FormValues } from "../ui/Form.tsx";
import { TextField } from "../ui/TextField.tsx";
import { LogoField } from "../workspace/LogoField.tsx";
import { StepHead } from "./StepHead.tsx";

export type StepProps = { workspace: Workspace; onDone: () => void; back: ReactNode };

export function NameStep({ workspace, onDone, back }: StepProps) {
  const { client } = useChat();
  const session = useSession();
  const save = useAction(async (values: FormValues) => {
    session.setWorkspace(await client.call("workspace.update", { name: values.name ?? "" }));
    onDone();
  });
  const { fields, form } = fieldErrors(save.error, ["name"]);
  return (
    <>
      <StepHead title={t("welcome.name.title")} lead={t("welcome.name.lead")} />
      <Form className="flex flex-col gap-5" busy={save.busy} outcome={save.error} onSubmit={save.run}>
        {form && <Banner kind="danger">{form}</Banner>}
        <TextField
          label={t("welcome.name.field")}
          name="name"
          defaultValue={workspace.name}
          maxLength={limits.workspaceName}
          autoComplete="organization"
          error={fields.name}
        />
        <LogoField workspace={workspace} />
        <div className="mt-2 flex justify-end gap-2">
          {back}
          <Button kind="plain" onClick={onDone}>
            {t("welcome.skip")}
          </Button>
          <Button type="submit" kind="primary" busy={save.busy}>
            {t("welcome.continue")}
          </Button>
        </div>
      </Form>
    </>
  );
}
