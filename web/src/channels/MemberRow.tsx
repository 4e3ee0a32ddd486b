import type { ChannelEntry, ChannelRole, Member } from "@chatflow/protocol";
import { Ellipsis } from "lucide-react";
import { UserRow } from "../accounts/UserRow.tsx";
import { useUser } from "../accounts/use-users.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { StatusText } from "../presence/StatusText.tsx";
import { useReadable } from "../state.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu } from "../ui/Menu.tsx";
import { useMemberMenu } from "./use-member-menu.tsx";

/** What somebody is in a channel. A plain member needs no word. */
export function roleText(role: ChannelRole): string {
  if (role === "owner") return t("channels.role.owner");
  return role === "moderator" ? t("channels.role.moderator") : "";
}

/** One member, with what one may do about them. */
export function MemberRow({ entry, member }: { entry: ChannelEntry; member: Member }) {
  const me = useReadable(useChat().me);
  const user = useUser(member.userId);
  const items = useMemberMenu(entry, member);
  const isMe = member.userId === me?.id;
  const role = roleText(member.role);
  return (
    <div className="group/row flex h-12 items-center gap-2 rounded-md px-2 -mx-2 hover:bg-hover">
      <div className="min-w-0 flex-1">
        <UserRow
          user={user}
          note={
            <span className="flex items-center gap-3">
              <StatusText userId={member.userId} withText className="max-w-40 truncate max-sm:hidden" />
              {isMe && <span>{t("channels.role.you")}</span>}
              {role && <span className="font-[550] text-ink">{role}</span>}
            </span>
          }
        />
      </div>
      {items.length > 0 ? (
        <Menu
          label={t("channels.people.menuOf", { person: user?.name ?? "" })}
          align="end"
          items={items}
          trigger={
            <IconButton label={t("channels.people.menuOf", { person: user?.name ?? "" })} tip={false}>
              <Ellipsis className="size-4" />
            </IconButton>
          }
        />
      ) : (
        <span className="size-7 shrink-0 pointer-coarse:size-10" />
      )}
    </div>
  );
}
