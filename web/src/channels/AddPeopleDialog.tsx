import type { User } from "@chatflow/protocol";
import { useEffect, useMemo, useState } from "react";
import { errorText } from "../accounts/field-errors.ts";
import { UserPicker } from "../accounts/UserPicker.tsx";
import { useAction } from "../accounts/use-action.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { useReadable } from "../state.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";

type Props = { channelId: string; onClose: () => void };

/** Brings the people chosen into a channel, one call each; who is in already is known as far as it was loaded. */
export function AddPeopleDialog({ channelId, onClose }: Props) {
  const chat = useChat();
  const { client } = chat;
  const channel = useReadable(useMemo(() => chat.channel(channelId), [chat, channelId]))?.channel;
  const [chosen, setChosen] = useState<User[]>([]);
  const [inside, setInside] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const abort = new AbortController();
    client.call("channels.members", { channelId, limit: 200 }, { signal: abort.signal }).then(
      ({ members }) => setInside(new Set(members.map((member) => member.userId))),
      () => undefined, // only a help: adding a member again changes nothing
    );
    return () => abort.abort();
  }, [client, channelId]);
  const add = useAction(async () => {
    for (const user of chosen) {
      await client.call("channels.addMember", { channelId, userId: user.id });
      setChosen((before) => before.filter((one) => one.id !== user.id));
    }
    onClose();
  });
  const name = channel && channel.type !== "direct" ? channel.name : "";
  return (
    <Dialog title={t("channels.add.title")} description={`#${name}`} onClose={onClose} shape="tall">
      <UserPicker
        label={t("channels.add.people")}
        chosen={chosen}
        onChange={setChosen}
        max={50}
        refuse={(user) => (inside.has(user.id) ? t("channels.add.inside") : null)}
      />
      {add.error && (
        <Banner kind="danger" className="mt-3">
          {errorText(add.error)}
        </Banner>
      )}
      <div className="mt-3 flex justify-end gap-2">
        <Button onClick={onClose}>{t("channels.cancel")}</Button>
        <Button kind="primary" busy={add.busy} disabled={chosen.length === 0} onClick={() => void add.run()}>
          {chosen.length > 1 ? t("channels.add.several", { count: chosen.length }) : t("channels.add.one")}
        </Button>
      </div>
    </Dialog>
  );
}
