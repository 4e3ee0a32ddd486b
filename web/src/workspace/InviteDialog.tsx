import type { Output } from "@chatflow/protocol";
import { useEffect, useState } from "react";
import { useAction } from "../accounts/use-action.ts";
import { useChat } from "../chat.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { CopyField } from "../ui/CopyField.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";

const date = new Intl.DateTimeFormat(undefined, { dateStyle: "long" });

/** Who came by another address than the configured one hands out that one: nothing configured means localhost. */
function linkFor({ url, code }: Output<"invitations.create">): string {
  return isLocal(url) ? `${location.origin}/join/${code}` : url;
}

function isLocal(url: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname);
}

/** Makes an invitation link to hand out. Its code is told once, so the link lives as long as this dialog. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { client } = useChat();
  const [made, setMade] = useState<Output<"invitations.create"> | null>(null);
  const { run: make, error, busy } = useAction(async () => setMade(await client.call("invitations.create", {})));
  useEffect(() => void make(), [make]);
  const link = made ? linkFor(made) : "";
  return (
    <Dialog title="Invite people" description="Send this link to the people who should join." onClose={onClose}>
      {made ? (
        <>
          <CopyField label="Invitation link" value={link} />
          {isLocal(link) && (
            <Banner className="mt-3">
              This link works on this machine alone. Open ChatFlow by the address that the others reach it under, or set CHATFLOW_PUBLIC_URL
              to it, and make the link there.
            </Banner>
          )}
          <p className="mt-3 text-sm text-ink-muted">
            It works for {made.invitation.uses === 1 ? "one person" : `${made.invitation.uses} people`}, until{" "}
            {date.format(new Date(made.invitation.expiresAt))}. Only share it with people you trust: whoever has it can join.
          </p>
        </>
      ) : error ? (
        <Banner
          kind="danger"
          action={
            <Button size="sm" busy={busy} onClick={() => void make()}>
              Try again
            </Button>
          }
        >
          {error.message}
        </Banner>
      ) : (
        <div role="status">
          <span className="sr-only">Making a link…</span>
          <Skeleton className="h-4 w-24" />
          <Skeleton className="mt-2 h-9" />
          <Skeleton className="mt-4 h-9" />
        </div>
      )}
    </Dialog>
  );
}
