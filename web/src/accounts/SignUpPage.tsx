import type { Workspace } from "@chatflow/protocol";
import { patterns } from "../routing/addresses.ts";
import { Link } from "../routing/Link.tsx";
import { useSearch } from "../routing/location.ts";
import { AuthLayout, textLink } from "./AuthLayout.tsx";
import { SignUpForm } from "./SignUpForm.tsx";

/** The first account, an account where registration is open, or why there is none to be had. */
export function SignUpPage({ workspace }: { workspace: Workspace }) {
  const search = useSearch();
  if (workspace.needsAdmin) {
    return (
      <AuthLayout
        title="Set up your workspace"
        lead="Create the first account. It is the admin: it invites the others and looks after the settings."
      >
        <SignUpForm submit="Create account" />
      </AuthLayout>
    );
  }
  const signIn = (
    <>
      Have an account?{" "}
      <Link href={patterns.signIn + search} className={textLink}>
        Sign in
      </Link>
    </>
  );
  if (workspace.registration !== "open") {
    return (
      <AuthLayout title={`${workspace.name} is by invitation`} lead="Ask a member for an invitation link and open it here." footer={signIn}>
        {null}
      </AuthLayout>
    );
  }
  return (
    <AuthLayout title={`Join ${workspace.name}`} lead="Create your account." footer={signIn}>
      <SignUpForm submit="Create account" />
    </AuthLayout>
  );
}
