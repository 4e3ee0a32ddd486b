import type { Workspace } from "@chatflow/protocol";
import { useChat } from "../chat.ts";
import { rich, t } from "../i18n/i18n.ts";
import { patterns } from "../routing/addresses.ts";
import { Link } from "../routing/Link.tsx";
import { useSearch } from "../routing/location.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { Form, type FormValues } from "../ui/Form.tsx";
import { PasswordField } from "../ui/PasswordField.tsx";
import { TextField } from "../ui/TextField.tsx";
import { AuthLayout, textLink } from "./AuthLayout.tsx";
import { fieldErrors } from "./field-errors.ts";
import { useSession } from "./session.ts";
import { useAction } from "./use-action.ts";

type Props = { workspace: Workspace; ended: boolean };

export function SignInPage({ workspace, ended }: Props) {
  const { client } = useChat();
  const session = useSession();
  const search = useSearch();
  const signIn = useAction(async (values: FormValues) => {
    await client.call("accounts.signIn", { login: values.login ?? "", password: values.password ?? "", session: "cookie" });
    await session.begin();
  });
  const errors = fieldErrors(signIn.error, ["login", "password"]);
  return (
    <AuthLayout
      title={t("accounts.signIn.title", { workspace: workspace.name })}
      footer={
        workspace.registration === "open"
          ? rich("accounts.signIn.other", {
              link: (
                <Link href={patterns.signUp + search} className={textLink}>
                  {t("accounts.signUp")}
                </Link>
              ),
            })
          : t("accounts.signIn.byInvitation")
      }
    >
      <Form className="flex flex-col gap-4" busy={signIn.busy} outcome={signIn.error} onSubmit={signIn.run}>
        {ended && !signIn.error && <Banner>{t("accounts.signIn.ended")}</Banner>}
        {errors.form && <Banner kind="danger">{errors.form}</Banner>}
        <TextField
          label={t("accounts.login")}
          name="login"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          error={errors.fields.login}
        />
        <PasswordField label={t("accounts.password")} name="password" autoComplete="current-password" error={errors.fields.password} />
        <Button type="submit" kind="primary" busy={signIn.busy} className="mt-2">
          {t("accounts.signIn")}
        </Button>
      </Form>
    </AuthLayout>
  );
}
