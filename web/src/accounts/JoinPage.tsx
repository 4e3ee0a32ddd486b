import type { Output } from "@chatflow/protocol";
import { useEffect, useState } from "react";
import { useChat } from "../chat.ts";
import { patterns } from "../routing/addresses.ts";
import { Link } from "../routing/Link.tsx";
import { Button } from "../ui/Button.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { AuthLayout, textLink } from "./AuthLayout.tsx";
import { SignUpForm } from "./SignUpForm.tsx";
import { useAction } from "./use-action.ts";

type Props = { code: string; signedIn: boolean };

/** What an invitation link opens: who invites to what, and the way in. */
export function JoinPage({ code, signedIn }: Props) {
  const { client } = useChat();
  const [invitation, setInvitation] = useState<Output<"invitations.get"> | null>(null);
  const { run: load, error, busy } = useAction(async () => setInvitation(await client.call("invitations.get", { code })));
  useEffect(() => void load(), [load]);

  const signIn = (
    <>
      Have an account already?{" "}
      <Link href={patterns.signIn} className={textLink}>
        Sign in
      </Link>
    </>
  );
  if (signedIn) {
    return (
      <AuthLayout title="You are in already" lead="This browser is signed in. To use the invitation for another account, sign out first.">
        <Link href={patterns.home} className={textLink}>
          Go to your channels
        </Link>
      </AuthLayout>
    );
  }
  if (error?.code === "invitation_invalid") {
    return (
      <AuthLayout
        title="This invitation cannot be used"
        lead="It has expired, was used up or was withdrawn. Ask the person who sent it for a new link."
        footer={signIn}
      >
        {null}
      </AuthLayout>
    );
  }
  if (error) {
    return (
      <AuthLayout title="The invitation could not be read" lead={error.message} footer={signIn}>
        <Button kind="primary" busy={busy} onClick={() => void load()}>
          Try again
        </Button>
      </AuthLayout>
    );
  }
  if (!invitation) {
    return (
      <AuthLayout title="Your invitation" lead={<Skeleton className="mt-2 h-4 w-52" />}>
        <span className="sr-only" role="status">
          Reading the invitation…
        </span>
        <Skeleton className="h-72 w-full" />
      </AuthLayout>
    );
  }
  return (
    <AuthLayout
      title={`Join ${invitation.workspace.name}`}
      lead={
        <>
          <strong className="font-[550] text-ink">{invitation.invitedBy}</strong> invites you. Create your account and you are in.
        </>
      }
      footer={signIn}
    >
      <SignUpForm submit="Join" invitation={code} />
    </AuthLayout>
  );
}
