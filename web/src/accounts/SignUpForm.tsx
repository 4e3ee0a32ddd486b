import { limits } from "@chatflow/protocol";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { patterns } from "../routing/addresses.ts";
import { navigate } from "../routing/location.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { Form, type FormValues } from "../ui/Form.tsx";
import { PasswordField } from "../ui/PasswordField.tsx";
import { TextField } from "../ui/TextField.tsx";
import { fieldErrors } from "./field-errors.ts";
import { useSession } from "./session.ts";
import { useAction } from "./use-action.ts";

type Props = {
  submit: string;
  invitation?: string;
  /** Where to go from here, instead of the conversations. */
  leadsTo?: string;
};

/** Makes an account and signs in with it. */
export function SignUpForm({ submit, invitation, leadsTo }: Props) {
  const { client } = useChat();
  const session = useSession();
  const signUp = useAction(async (values: FormValues) => {
    await client.call("accounts.signUp", {
      email: values.email ?? "",
      username: values.username ?? "",
      password: values.password ?? "",
      session: "cookie",
      ...(values.name?.trim() ? { name: values.name } : {}),
      ...(invitation ? { invitation } : {}),
    });
    const begun = session.begin();
    if (leadsTo !== undefined) navigate(leadsTo, { replace: true });
    if (invitation) navigate(patterns.home, { replace: true }); // going back shall not lead to a link that is used up
    await begun;
  });
  const { fields, form } = fieldErrors(signUp.error, ["name", "username", "email", "password"]);
  return (
    <Form className="flex flex-col gap-4" busy={signUp.busy} outcome={signUp.error} onSubmit={signUp.run}>
      {form && <Banner kind="danger">{form}</Banner>}
      <TextField label={t("accounts.name")} name="name" autoComplete="name" autoFocus hint={t("accounts.name.hint")} error={fields.name} />
      <TextField
        label={t("accounts.username")}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        hint={t("accounts.username.hint")}
        error={fields.username}
      />
      <TextField label={t("accounts.email")} name="email" type="email" autoComplete="email" spellCheck={false} error={fields.email} />
      <PasswordField
        label={t("accounts.password")}
        name="password"
        autoComplete="new-password"
        hint={t("accounts.password.hint", { count: limits.passwordMin })}
        error={fields.password}
      />
      <Button type="submit" kind="primary" busy={signUp.busy} className="mt-2">
        {submit}
      </Button>
    </Form>
  );
}
