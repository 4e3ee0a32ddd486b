import { limits } from "@chatflow/protocol";
import { useRef, useState } from "react";
import { errorText } from "../accounts/field-errors.ts";
import { useAction } from "../accounts/use-action.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { useReadable } from "../state.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";
import { TextField } from "../ui/TextField.tsx";
import { makeDefaultChannels, type NewChannel } from "./first-channels.ts";
import type { StepProps } from "./NameStep.tsx";
import { StepHead } from "./StepHead.tsx";

type Wanted = NewChannel & { on: boolean };

export function ChannelsStep({ onDone, back }: StepProps) {
  const chat = useChat();
  const there = useReadable(chat.channels).flatMap(({ channel }) => (channel.type === "direct" ? [] : [channel.name]));
  const [wanted, setWanted] = useState<Wanted[]>(() => [
    { name: t("welcome.channels.general"), topic: t("welcome.channels.general.topic"), on: true },
    { name: t("welcome.channels.random"), topic: t("welcome.channels.random.topic"), on: true },
  ]);
  const own = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const missing = wanted.filter(({ name, on }) => on && !there.includes(name));
  const make = useAction(async () => {
    const named = text.trim() === "" ? missing : [...missing, { name: text, topic: "" }];
    await makeDefaultChannels(chat.client, named);
    onDone();
  });
  function add() {
    const name = text.trim();
    if (name !== "" && !wanted.some((one) => one.name === name)) setWanted([...wanted, { name, topic: "", on: true }]);
    setText("");
    own.current?.focus();
  }
  return (
    <>
      <StepHead title={t("welcome.channels.title")} lead={t("welcome.channels.lead")} />
      {make.error && (
        <Banner kind="danger" className="mb-4">
          {errorText(make.error)}
        </Banner>
      )}
      {there.length > 0 && (
        <p className="mb-3 text-ink-muted wrap-anywhere">{`${t("welcome.channels.made")} ${there.map((name) => `#${name}`).join(" ")}`}</p>
      )}
      <fieldset>
        <legend className="mb-1 text-sm font-[550]">{t("welcome.channels.suggested")}</legend>
        {wanted.map((channel) => (
          <Checkbox
            key={channel.name}
            label={`#${channel.name}`}
            text={channel.topic}
            checked={channel.on || there.includes(channel.name)}
            disabled={there.includes(channel.name)}
            onChange={(on) => setWanted(wanted.map((one) => (one === channel ? { ...one, on } : one)))}
          />
        ))}
      </fieldset>
      <form
        className="mt-4 flex items-start gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <TextField
          ref={own}
          className="min-w-0 flex-1"
          label={t("welcome.channels.own")}
          hint={t("welcome.channels.own.hint")}
          value={text}
          onChange={(event) => setText(event.target.value)}
          maxLength={limits.channelName}
          autoComplete="off"
          autoCapitalize="none"
        />
        <Button type="submit" className="mt-6" disabled={text.trim() === ""}>
          {t("welcome.channels.add")}
        </Button>
      </form>
      <div className="mt-8 flex justify-end gap-2">
        {back}
        <Button kind="plain" onClick={onDone}>
          {t("welcome.skip")}
        </Button>
        <Button kind="primary" busy={make.busy} onClick={() => void make.run()}>
          {missing.length > 0 || text.trim() !== "" ? t("welcome.channels.make") : t("welcome.continue")}
        </Button>
      </div>
    </>
  );
}
