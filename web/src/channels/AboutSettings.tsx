import { type Channel, limits } from "@chatflow/protocol";
import { Hash, Lock } from "lucide-react";
import { useState } from "react";
import { fieldErrors } from "../accounts/field-errors.ts";
import { useAction } from "../accounts/use-action.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { Markdown } from "../messages/Markdown.tsx";
import { notices } from "../shell/notices.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { Form } from "../ui/Form.tsx";
import { TextArea } from "../ui/TextArea.tsx";
import { TextField } from "../ui/TextField.tsx";
import { normaliseChannelName } from "./channel-name.ts";
import { SettingsPart } from "./SettingsPart.tsx";

type Named = Exclude<Channel, { type: "direct" }>;
type Props = { channel: Named; may: boolean };

/** What a channel is called and what it is for: to change, or to read. */
export function AboutSettings({ channel, may }: Props) {
  return (
    <SettingsPart title={t("channels.about.title")}>{may ? <AboutForm channel={channel} /> : <AboutText channel={channel} />}</SettingsPart>
  );
}

function AboutText({ channel }: { channel: Named }) {
  return (
    <dl className="flex flex-col gap-3">
      <div>
        <dt className="text-sm font-[550]">{t("channels.create.name")}</dt>
        <dd className="wrap-anywhere text-ink-muted">{channel.name}</dd>
      </div>
      <div>
        <dt className="text-sm font-[550]">{t("channels.topic.label")}</dt>
        <dd className="wrap-anywhere text-ink-muted">{channel.topic || t("channels.about.none")}</dd>
      </div>
      <div>
        <dt className="text-sm font-[550]">{t("channels.about.description")}</dt>
        <dd className="text-ink-muted">{channel.description ? <Markdown text={channel.description} /> : t("channels.about.none")}</dd>
      </div>
    </dl>
  );
}

type Fields = Pick<Named, "name" | "topic" | "description">;

function AboutForm({ channel }: { channel: Named }) {
  const { client } = useChat();
  // What is typed, over what others change meanwhile in the other fields.
  const [typed, setTyped] = useState<Partial<Fields>>({});
  const now: Fields = { name: channel.name, topic: channel.topic, description: channel.description, ...typed };
  const change = Object.fromEntries(
    Object.entries(typed).filter(([field, value]) => value !== channel[field as keyof Fields]),
  ) as Partial<Fields>;
  const changed = Object.keys(change).length > 0;
  const save = useAction(async () => {
    await client.call("channels.update", { channelId: channel.id, ...change });
    setTyped({});
    notices.tell("info", t("channels.settings.saved"));
  });
  const { fields, form } = fieldErrors(save.error, ["name", "topic", "description"]);
  const set = (field: keyof Fields) => (value: string) => setTyped((before) => ({ ...before, [field]: value }));
  return (
    <Form className="flex flex-col gap-4" busy={save.busy} outcome={save.error} onSubmit={() => changed && void save.run()}>
      {form && <Banner kind="danger">{form}</Banner>}
      <TextField
        label={t("channels.create.name")}
        value={now.name}
        onChange={(event) => set("name")(normaliseChannelName(event.target.value))}
        maxLength={limits.channelName}
        leading={channel.type === "private" ? <Lock className="size-4" /> : <Hash className="size-4" />}
        autoComplete="off"
        autoCapitalize="none"
        error={fields.name}
      />
      <TextField
        label={t("channels.topic.label")}
        value={now.topic}
        onChange={(event) => set("topic")(event.target.value)}
        maxLength={limits.channelTopic}
        hint={t("channels.about.topicHint")}
        autoComplete="off"
        error={fields.topic}
      />
      <TextArea
        label={t("channels.about.description")}
        value={now.description}
        onChange={(event) => set("description")(event.target.value)}
        maxLength={limits.channelDescription}
        hint={t("channels.about.descriptionHint")}
        rows={4}
        error={fields.description}
      />
      <div className="flex gap-2">
        <Button type="submit" kind="primary" busy={save.busy} disabled={!changed}>
          {t("channels.save")}
        </Button>
        {changed && <Button onClick={() => setTyped({})}>{t("channels.settings.undo")}</Button>}
      </div>
    </Form>
  );
}
