import type { Output } from "@chatflow/protocol";
import { useEffect, useState } from "react";
import { useChat } from "../chat.ts";
import { rich, t } from "../i18n/i18n.ts";
import { patterns } from "../routing/addresses.ts";
import { Link } from "../routing/Link.tsx";
import { Button } from "../ui/Button.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { AuthLayout, textLink } from "./AuthLayout.tsx";
import { errorText } from "./field-errors.ts";
import { SignUpForm } from "./SignUpForm.tsx";
import { useAction } from "./use-action.ts";

type Props = { code: string; signedIn: boolean };

/** What an invitation link opens: who invites to what, and the way in. */
export function JoinPage({ code, signedIn }: Props) {
  const { client } = useChat();
  const [invitation, setInvitation] = useState<Output<"invitations.get"> | null>(null);
  const { run: load, error, busy } = useAction(async () => setInvitation(await client.call("invitations.get", { code })));
  useEffect(() => void load(), [load]);

  const signIn = rich("accounts.signUp.other", {
    link: (
      <Link href={patterns.signIn} className={textLink}>
        {t("accounts.signIn")}
      </Link>
    ),
  });
  if (signedIn) {
    return (
      <AuthLayout title={t("accounts.join.signedIn")} lead={t("accounts.join.signedIn.lead")}>
        <Link href={patterns.home} className={textLink}>
          {t("accounts.join.home")}
        </Link>
      </AuthLayout>
    );
  }
  if (error?.code === "invitation_invalid") {
    return (
      <AuthLayout title={t("accounts.join.invalid")} lead={t("accounts.join.invalid.lead")} footer={signIn}>
        {null}
      </AuthLayout>
    );
  }
  if (error) {
    return (
      <AuthLayout title={t("accounts.join.failed")} lead={errorText(error)} footer={signIn}>
        <Button kind="primary" busy={busy} onClick={() => void load()}>
          {t("accounts.tryAgain")}
        </Button>
      </AuthLayout>
    );
  }
  if (!invitation) {
    return (
      <AuthLayout title={t("accounts.join.readingTitle")} lead={<Skeleton className="mt-2 h-4 w-52" />}>
        <span className="sr-only" role="status">
          {t("accounts.join.reading")}
        </span>
        <Skeleton className="h-72 w-full" />
      </AuthLayout>
    );
  }
  return (
    <AuthLayout
      title={t("accounts.join.title", { workspace: invitation.workspace.name })}
      lead={rich("accounts.join.lead", { person: <strong className="font-[550] text-ink">{invitation.invitedBy}</strong> })}
      footer={signIn}
    >
      <SignUpForm submit={t("accounts.join")} invitation={code} />
    </AuthLayout>
  );
}
