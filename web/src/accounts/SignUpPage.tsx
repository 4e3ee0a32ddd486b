import type { Workspace } from "@chatflow/protocol";
import { rich, t } from "../i18n/i18n.ts";
import { patterns, welcomeAddress } from "../routing/addresses.ts";
import { Link } from "../routing/Link.tsx";
import { useSearch } from "../routing/location.ts";
import { AuthLayout, textLink } from "./AuthLayout.tsx";
import { SignUpForm } from "./SignUpForm.tsx";

/** The first account, an account where registration is open, or why there is none to be had. */
export function SignUpPage({ workspace }: { workspace: Workspace }) {
  const search = useSearch();
  if (workspace.needsAdmin) {
    return (
      <AuthLayout title={t("accounts.signUp.first")} lead={t("accounts.signUp.first.lead")}>
        <SignUpForm submit={t("accounts.signUp.create")} leadsTo={welcomeAddress("name")} />
      </AuthLayout>
    );
  }
  const signIn = rich("accounts.signUp.other", {
    link: (
      <Link href={patterns.signIn + search} className={textLink}>
        {t("accounts.signIn")}
      </Link>
    ),
  });
  if (workspace.registration !== "open") {
    return (
      <AuthLayout
        title={t("accounts.signUp.closed", { workspace: workspace.name })}
        lead={t("accounts.signUp.closed.lead")}
        footer={signIn}
      >
        {null}
      </AuthLayout>
    );
  }
  return (
    <AuthLayout title={t("accounts.join.title", { workspace: workspace.name })} lead={t("accounts.signUp.lead")} footer={signIn}>
      <SignUpForm submit={t("accounts.signUp.create")} />
    </AuthLayout>
  );
}
