import type { ChannelEntry } from "@chatflow/protocol";
import { Search, UserPlus } from "lucide-react";
import { useState } from "react";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { useOpenDialog } from "../shell/dialogs.ts";
import { useReadable } from "../state.ts";
import { Button } from "../ui/Button.tsx";
import { TextField } from "../ui/TextField.tsx";
import { ChannelSubPage } from "./ChannelSubPage.tsx";
import { MemberList } from "./MemberList.tsx";
import { membersText } from "./members-text.ts";
import { mayAddPeople, maySetRole } from "./policy.ts";
import { useRested } from "./use-rested.ts";

/** Who is in a channel, what they are in it, and the way to bring more people in. */
export function ChannelMembersPage({ channelId }: { channelId: string }) {
  return (
    <ChannelSubPage channelId={channelId} titleOf={(name) => t("channels.people.title", { name })}>
      {(entry) => <Members entry={entry} />}
    </ChannelSubPage>
  );
}

function Members({ entry }: { entry: ChannelEntry }) {
  const me = useReadable(useChat().me);
  const openDialog = useOpenDialog();
  const [typed, setTyped] = useState("");
  const query = useRested(typed.trim().replace(/^@/, ""), 150);
  const add = mayAddPeople(entry, me);
  const roles = maySetRole(entry, me);
  return (
    <div className="mx-auto flex min-h-0 w-full max-w-3xl flex-1 flex-col px-5 pt-5 max-md:px-3">
      <div className="flex items-end gap-3">
        <TextField
          className="min-w-0 flex-1"
          label={t("channels.people.search")}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          leading={<Search className="size-4" />}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        {add.may && (
          <Button onClick={() => openDialog({ kind: "add-people", channelId: entry.channel.id })}>
            <UserPlus className="size-4" aria-hidden="true" />
            <span className="max-sm:sr-only">{t("channels.menu.addPeople")}</span>
          </Button>
        )}
      </div>
      <p className="mt-2 mb-2 text-sm text-ink-muted">
        {membersText(entry.channel.memberCount)}
        {entry.channel.type !== "direct" && !roles.may && <span className="ms-2">{t(roles.why)}</span>}
        {entry.channel.type !== "direct" && entry.membership && !add.may && <span className="ms-2">{t(add.why)}</span>}
      </p>
      <MemberList key={query} entry={entry} query={query} />
    </div>
  );
}
