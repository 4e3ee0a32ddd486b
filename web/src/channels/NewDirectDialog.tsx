import { limits, type User } from "@chatflow/protocol";
import { useState } from "react";
import { errorText } from "../accounts/field-errors.ts";
import { UserPicker } from "../accounts/UserPicker.tsx";
import { useAction } from "../accounts/use-action.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { channelAddress } from "../routing/addresses.ts";
import { navigate } from "../routing/location.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { useStillThere } from "../ui/use-still-there.ts";

/** Opens the conversation with the people chosen, which is made when there is none yet. */
export function NewDirectDialog({ onClose }: { onClose: () => void }) {
  const { client } = useChat();
  const [chosen, setChosen] = useState<User[]>([]);
  const stillThere = useStillThere();
  const open = useAction(async () => {
    const entry = await client.call("channels.create", { type: "direct", userIds: chosen.map((user) => user.id) });
    if (!stillThere()) return; // who has closed this does something else by now
    onClose();
    navigate(channelAddress(entry.channel.id));
  });
  return (
    <Dialog
      title={t("channels.direct.title")}
      description={t("channels.direct.text", { count: limits.directMembers })}
      onClose={onClose}
      shape="tall"
    >
      <UserPicker label={t("channels.direct.to")} chosen={chosen} onChange={setChosen} max={limits.directMembers - 1} />
      {open.error && (
        <Banner kind="danger" className="mt-3">
          {errorText(open.error)}
        </Banner>
      )}
      <div className="mt-3 flex justify-end gap-2">
        <Button onClick={onClose}>{t("channels.cancel")}</Button>
        <Button kind="primary" busy={open.busy} disabled={chosen.length === 0} onClick={() => void open.run()}>
          {t("channels.direct.act")}
        </Button>
      </div>
    </Dialog>
  );
}
