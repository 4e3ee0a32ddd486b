import { limits } from "@chatflow/protocol";
import { fieldErrors } from "../accounts/field-errors.ts";
import { useSession } from "../accounts/session.ts";
import { useAction } from "../accounts/use-action.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { useReadable } from "../state.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Form, type FormValues } from "../ui/Form.tsx";
import { RadioChoice } from "../ui/RadioChoice.tsx";
import { TextField } from "../ui/TextField.tsx";
import { LogoField } from "./LogoField.tsx";

/** For admins: what the workspace is called, and how people join it. */
export function WorkspaceSettingsDialog({ onClose }: { onClose: () => void }) {
  const { client } = useChat();
  const session = useSession();
  const state = useReadable(session.state);
  const save = useAction(async (values: FormValues) => {
    const registration = values.registration === "open" ? "open" : "invitation";
    session.setWorkspace(await client.call("workspace.update", { name: values.name ?? "", registration }));
    onClose();
  });
  const { fields, form } = fieldErrors(save.error, ["name"]);
  if (state.status !== "signed-in") return null;
  const { workspace } = state;
  return (
    <Dialog title={t("workspace.settings")} onClose={onClose}>
      <Form className="flex flex-col gap-4" busy={save.busy} outcome={save.error} onSubmit={save.run}>
        {form && <Banner kind="danger">{form}</Banner>}
        <TextField
          label={t("workspace.settings.name")}
          name="name"
          defaultValue={workspace.name}
          maxLength={limits.workspaceName}
          autoComplete="off"
          error={fields.name}
        />
        <LogoField workspace={workspace} />
        <fieldset>
          <legend className="mb-1.5 text-sm font-[550]">{t("workspace.settings.registration")}</legend>
          <div className="flex flex-col gap-0.5">
            <RadioChoice
              name="registration"
              value="invitation"
              title={t("workspace.settings.byInvitation")}
              text={t("workspace.settings.byInvitation.text")}
              checked={workspace.registration === "invitation"}
            />
            <RadioChoice
              name="registration"
              value="open"
              title={t("workspace.settings.open")}
              text={t("workspace.settings.open.text")}
              checked={workspace.registration === "open"}
            />
          </div>
        </fieldset>
        <div className="mt-1 flex justify-end gap-2">
          <Button onClick={onClose}>{t("workspace.settings.cancel")}</Button>
          <Button type="submit" kind="primary" busy={save.busy}>
            {t("workspace.settings.save")}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
