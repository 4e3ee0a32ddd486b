import { limits, type Permission } from "@chatflow/protocol";
import { Hash } from "lucide-react";
import { useMemo, useState } from "react";
import { fieldErrors } from "../accounts/field-errors.ts";
import { useAction } from "../accounts/use-action.ts";
import { useChat } from "../chat.ts";
import { useReadable } from "../state.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Form, type FormValues } from "../ui/Form.tsx";
import { RadioChoice } from "../ui/RadioChoice.tsx";
import { TextField } from "../ui/TextField.tsx";
import { normaliseChannelName } from "./channel-name.ts";

const everyoneChoices = [
  { value: "member", title: "Everyone in the channel", text: "Right for most channels." },
  { value: "moderator", title: "Owners and moderators", text: "For large channels, where a word to all should be rare." },
] as const;

type Props = { channelId: string; onClose: () => void };

export function EditChannelDialog({ channelId, onClose }: Props) {
  const chat = useChat();
  const channel = useReadable(useMemo(() => chat.channel(channelId), [chat, channelId]))?.channel;
  const before = channel && channel.type !== "direct" ? channel : null;
  const [name, setName] = useState(before?.name ?? "");
  const save = useAction(async (values: FormValues) => {
    const topic = values.topic ?? "";
    const mayMentionEveryone: Permission = values.mayMentionEveryone === "moderator" ? "moderator" : "member";
    const change = {
      ...(name !== before?.name && { name }),
      ...(topic !== before?.topic && { topic }),
      ...(mayMentionEveryone !== before?.mayMentionEveryone && { mayMentionEveryone }),
    };
    if (Object.keys(change).length > 0) await chat.client.call("channels.update", { channelId, ...change });
    onClose();
  });
  const { fields, form } = fieldErrors(save.error, ["name", "topic"]);
  return (
    <Dialog title="Channel settings" onClose={onClose}>
      <Form className="flex flex-col gap-4" busy={save.busy} outcome={save.error} onSubmit={save.run}>
        {form && <Banner kind="danger">{form}</Banner>}
        <TextField
          label="Name"
          name="name"
          value={name}
          onChange={(event) => setName(normaliseChannelName(event.target.value))}
          maxLength={limits.channelName}
          leading={<Hash className="size-4" />}
          autoComplete="off"
          autoCapitalize="none"
          error={fields.name}
        />
        <TextField
          label="Topic"
          name="topic"
          defaultValue={before?.topic ?? ""}
          maxLength={limits.channelTopic}
          hint="Shown at the top of the channel."
          autoComplete="off"
          error={fields.topic}
        />
        <fieldset>
          <legend className="mb-1 text-sm font-[550]">Who may mention everyone, with @channel and @here</legend>
          {everyoneChoices.map(({ value, title, text }) => (
            <RadioChoice
              key={value}
              name="mayMentionEveryone"
              value={value}
              title={title}
              text={text}
              checked={before?.mayMentionEveryone === value}
            />
          ))}
        </fieldset>
        <div className="mt-1 flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" kind="primary" busy={save.busy}>
            Save
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
