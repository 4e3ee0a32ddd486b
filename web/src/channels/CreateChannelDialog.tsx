import { limits } from "@chatflow/protocol";
import { Hash, Lock } from "lucide-react";
import { useState } from "react";
import { fieldErrors } from "../accounts/field-errors.ts";
import { useAction } from "../accounts/use-action.ts";
import { useChat } from "../chat.ts";
import { channelAddress } from "../routing/addresses.ts";
import { navigate } from "../routing/location.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Form, type FormValues } from "../ui/Form.tsx";
import { RadioChoice } from "../ui/RadioChoice.tsx";
import { TextField } from "../ui/TextField.tsx";
import { normaliseChannelName } from "./channel-name.ts";

export function CreateChannelDialog({ onClose }: { onClose: () => void }) {
  const { client } = useChat();
  const [name, setName] = useState("");
  const create = useAction(async (values: FormValues) => {
    const type = values.type === "private" ? "private" : "public";
    const entry = await client.call("channels.create", { type, name, topic: values.topic ?? "" });
    onClose();
    navigate(channelAddress(entry.channel.id));
  });
  const { fields, form } = fieldErrors(create.error, ["name", "topic"]);
  return (
    <Dialog title="Create a channel" onClose={onClose}>
      <Form className="flex flex-col gap-4" busy={create.busy} outcome={create.error} onSubmit={create.run}>
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
          autoFocus
          error={fields.name}
        />
        <TextField
          label="Topic (optional)"
          name="topic"
          maxLength={limits.channelTopic}
          hint="What is it about?"
          autoComplete="off"
          error={fields.topic}
        />
        <fieldset>
          <legend className="mb-1.5 text-sm font-[550]">Who can join</legend>
          <div className="flex flex-col gap-0.5">
            <RadioChoice
              name="type"
              value="public"
              icon={<Hash className="size-4" />}
              title="Public"
              text="Anyone in the workspace finds it and joins."
              checked
            />
            <RadioChoice
              name="type"
              value="private"
              icon={<Lock className="size-4" />}
              title="Private"
              text="Only people who are added see it."
            />
          </div>
        </fieldset>
        <div className="mt-1 flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" kind="primary" busy={create.busy}>
            Create channel
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
