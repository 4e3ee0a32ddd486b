import { type ChannelEntry, limits, type User } from "@chatflow/protocol";
import { Hash, Lock } from "lucide-react";
import { useRef, useState } from "react";
import { fieldErrors } from "../accounts/field-errors.ts";
import { UserPicker } from "../accounts/UserPicker.tsx";
import { useAction } from "../accounts/use-action.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { channelAddress } from "../routing/addresses.ts";
import { navigate } from "../routing/location.ts";
import { useReadable } from "../state.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Form, type FormValues } from "../ui/Form.tsx";
import { RadioChoice } from "../ui/RadioChoice.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useStillThere } from "../ui/use-still-there.ts";
import { normaliseChannelName } from "./channel-name.ts";
import { useNameCheck } from "./use-name-check.ts";

export function CreateChannelDialog({ onClose }: { onClose: () => void }) {
  const chat = useChat();
  const { client } = chat;
  const isAdmin = useReadable(chat.me)?.role === "admin";
  const [name, setName] = useState("");
  const [inviting, setInviting] = useState(false);
  const [chosen, setChosen] = useState<User[]>([]);
  const [isPrivate, setPrivate] = useState(false);
  const [isDefault, setDefault] = useState(false);
  const check = useNameCheck(name);
  // What was made when a later step failed: pressing again goes on from there.
  const made = useRef<ChannelEntry | null>(null);
  const stillThere = useStillThere();
  const create = useAction(async (values: FormValues) => {
    made.current ??= await client.call("channels.create", { type: isPrivate ? "private" : "public", name, topic: values.topic ?? "" });
    const channelId = made.current.channel.id;
    for (const user of chosen) {
      await client.call("channels.addMember", { channelId, userId: user.id });
      setChosen((before) => before.filter((one) => one.id !== user.id));
    }
    if (isDefault && !isPrivate) await client.call("channels.update", { channelId, isDefault: true });
    if (!stillThere()) return; // who has closed this does something else by now
    onClose();
    navigate(channelAddress(channelId));
  });
  const { fields, form } = fieldErrors(create.error, ["name", "topic"]);
  const taken = check === "taken" && made.current === null ? t("channels.create.taken") : undefined;
  return (
    <Dialog title={t("channels.create.title")} onClose={onClose}>
      <Form
        className="flex flex-col gap-4"
        busy={create.busy}
        outcome={create.error}
        onSubmit={(values) => !taken && void create.run(values)}
      >
        {form && <Banner kind="danger">{form}</Banner>}
        <TextField
          label={t("channels.create.name")}
          name="name"
          value={name}
          onChange={(event) => setName(normaliseChannelName(event.target.value))}
          maxLength={limits.channelName}
          leading={<Hash className="size-4" />}
          autoComplete="off"
          autoCapitalize="none"
          autoFocus
          hint={t("channels.create.nameHint")}
          error={fields.name ?? taken}
        />
        <TextField
          label={t("channels.create.topic")}
          name="topic"
          maxLength={limits.channelTopic}
          hint={t("channels.create.topicHint")}
          autoComplete="off"
          error={fields.topic}
        />
        <fieldset onChange={(event) => event.target instanceof HTMLInputElement && setPrivate(event.target.value === "private")}>
          <legend className="mb-1.5 text-sm font-[550]">{t("channels.create.who")}</legend>
          <div className="flex flex-col gap-0.5">
            <RadioChoice
              name="type"
              value="public"
              icon={<Hash className="size-4" />}
              title={t("channels.create.public")}
              text={t("channels.create.publicText")}
              checked
            />
            <RadioChoice
              name="type"
              value="private"
              icon={<Lock className="size-4" />}
              title={t("channels.create.private")}
              text={t("channels.create.privateText")}
            />
          </div>
        </fieldset>
        {isAdmin && !isPrivate && (
          <Checkbox label={t("channels.default.title")} text={t("channels.default.text")} checked={isDefault} onChange={setDefault} />
        )}
        {inviting ? (
          <div ref={focusField} className="flex h-64 flex-col">
            <UserPicker label={t("channels.create.invite")} chosen={chosen} onChange={setChosen} max={50} />
          </div>
        ) : (
          <Button size="sm" className="self-start" onClick={() => setInviting(true)}>
            {t("channels.create.inviteOpen")}
          </Button>
        )}
        <div className="mt-1 flex justify-end gap-2">
          <Button onClick={onClose}>{t("channels.cancel")}</Button>
          <Button type="submit" kind="primary" busy={create.busy}>
            {t("channels.create.act")}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

/** The button that was pressed is gone: one goes on in the field that came. */
function focusField(place: HTMLElement | null) {
  place?.querySelector("input")?.focus();
}
