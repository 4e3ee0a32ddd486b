import type { Output } from "@chatflow/protocol";
import { useEffect, useState } from "react";
import { errorText } from "../accounts/field-errors.ts";
import { useAction } from "../accounts/use-action.ts";
import { useChat } from "../chat.ts";
import { formatDate } from "../i18n/format.ts";
import { t } from "../i18n/i18n.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { CopyField } from "../ui/CopyField.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";

/** Who came by another address than the configured one hands out that one: nothing configured means localhost. */
function linkFor({ url, code }: Output<"invitations.create">): string {
  return isLocal(url) ? `${location.origin}/join/${code}` : url;
}

function isLocal(url: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname);
}

/** An invitation link to hand out, made when this is shown. Its code is told once, so the link lives as long as this does. */
export function InviteLink() {
  const { client } = useChat();
  const [made, setMade] = useState<Output<"invitations.create"> | null>(null);
  const { run: make, error, busy } = useAction(async () => setMade(await client.call("invitations.create", {})));
  useEffect(() => void make(), [make]);
  if (made) return <MadeLink made={made} />;
  if (error) {
    const again = (
      <Button size="sm" busy={busy} onClick={() => void make()}>
        {t("workspace.invite.tryAgain")}
      </Button>
    );
    return (
      <Banner kind="danger" action={again}>
        {errorText(error)}
      </Banner>
    );
  }
  return (
    <div role="status">
      <span className="sr-only">{t("workspace.invite.making")}</span>
      <Skeleton className="h-4 w-24" />
      <Skeleton className="mt-2 h-9" />
      <Skeleton className="mt-4 h-9" />
    </div>
  );
}

function MadeLink({ made }: { made: Output<"invitations.create"> }) {
  const link = linkFor(made);
  const { uses, expiresAt } = made.invitation;
  return (
    <>
      <CopyField label={t("workspace.invite.link")} value={link} />
      {isLocal(link) && <Banner className="mt-3">{t("workspace.invite.local")}</Banner>}
      <p className="mt-3 text-sm text-ink-muted">
        {t("workspace.invite.terms", { count: uses, date: formatDate(expiresAt, "dayAndYear") })}
      </p>
    </>
  );
}
