import { AtSign, MessageCircle, Pencil, Smile } from "lucide-react";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { composerIdOf } from "../messages/composer-id.ts";
import { draftOf } from "../messages/drafts.ts";
import type { Place } from "../messages/place.ts";
import { presenceText } from "../presence/presence-text.ts";
import { StatusText } from "../presence/StatusText.tsx";
import { usePresence } from "../presence/use-presence.ts";
import { channelAddress, preferencesAddress } from "../routing/addresses.ts";
import { navigate } from "../routing/location.ts";
import { useOpenDialog } from "../shell/dialogs.ts";
import { useReadable } from "../state.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { onceClosed } from "../ui/once-closed.ts";
import { errorText } from "./field-errors.ts";
import { LocalTime } from "./LocalTime.tsx";
import { ProfileCardSkeleton } from "./ProfileCardSkeleton.tsx";
import { useAction } from "./use-action.ts";
import { useUser } from "./use-users.ts";
import { withMention } from "./with-mention.ts";

type Props = { userId: string; place: Place | null; onClose: () => void };

/** Who somebody is, whether they are there, and the ways to reach them. */
export function ProfileCard({ userId, place, onClose }: Props) {
  const chat = useChat();
  const openDialog = useOpenDialog();
  const user = useUser(userId);
  const presence = usePresence(userId);
  const isMe = useReadable(chat.me)?.id === userId;
  const message = useAction(async () => {
    const entry = await chat.client.call("channels.create", { type: "direct", userIds: [userId] });
    onClose();
    navigate(channelAddress(entry.channel.id));
  });
  if (!user) return <ProfileCardSkeleton />;

  function mention(to: Place, username: string) {
    const draft = draftOf(chat, to);
    draft.set(withMention(draft.get(), username));
    onClose();
    onceClosed(() => document.getElementById(composerIdOf(to))?.focus());
  }

  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-center gap-3">
        <Avatar name={user.name} seed={user.id} size="md" />
        <div className="min-w-0 flex-1">
          <p className="text-lg font-semibold wrap-anywhere">{user.name}</p>
          <p className="truncate text-ink-muted">
            <bdi>{`@${user.username}`}</bdi>
            {user.role !== "user" && <span className="ms-2 text-sm text-ink-faint">{t(`accounts.profile.${user.role}`)}</span>}
          </p>
          {user.title !== "" && <p className="wrap-anywhere">{user.title}</p>}
        </div>
      </div>
      <div className="text-ink-muted">
        <p className="min-h-5">{presence && presenceText(presence, new Date())}</p>
        <LocalTime timeZone={user.timeZone} />
        <StatusText userId={userId} withText className="block text-ink wrap-anywhere" />
      </div>
      {message.error && <Banner kind="danger">{errorText(message.error)}</Banner>}
      <div className="flex flex-wrap gap-2">
        {isMe ? (
          <>
            <Button
              onClick={() => {
                onClose();
                openDialog({ kind: "status" });
              }}
            >
              <Smile className="size-4" aria-hidden="true" />
              {t("accounts.profile.setStatus")}
            </Button>
            <Button
              onClick={() => {
                onClose();
                navigate(preferencesAddress("profile"));
              }}
            >
              <Pencil className="size-4" aria-hidden="true" />
              {t("accounts.profile.edit")}
            </Button>
          </>
        ) : (
          <Button kind="primary" busy={message.busy} onClick={() => void message.run()}>
            <MessageCircle className="size-4" aria-hidden="true" />
            {t("accounts.profile.message")}
          </Button>
        )}
        {place && !isMe && (
          <Button onClick={() => mention(place, user.username)}>
            <AtSign className="size-4" aria-hidden="true" />
            {t("accounts.profile.mention")}
          </Button>
        )}
      </div>
    </div>
  );
}
