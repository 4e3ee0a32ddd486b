import { limits, type Me } from "@chatflow/protocol";
import { useState } from "react";
import { fieldErrors } from "../accounts/field-errors.ts";
import { useAction } from "../accounts/use-action.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { notices } from "../shell/notices.ts";
import { useReadable } from "../state.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { Form, type FormValues } from "../ui/Form.tsx";
import { SelectField } from "../ui/SelectField.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { TextField } from "../ui/TextField.tsx";
import { timeZones } from "./time-zones.ts";

export function ProfileSection() {
  const me = useReadable(useChat().me);
  return me ? <ProfileForm key={me.id} me={me} /> : <Skeleton className="h-40" />;
}

function ProfileForm({ me }: { me: Me }) {
  const chat = useChat();
  const [timeZone, setTimeZone] = useState(me.timeZone);
  const save = useAction(async (values: FormValues) => {
    await chat.updateMe({ name: values.name ?? "", title: values.title ?? "", timeZone });
    notices.tell("info", t("preferences.profile.saved"));
  });
  const { fields, form } = fieldErrors(save.error, ["name", "title"]);
  return (
    <Form className="flex flex-col gap-5" busy={save.busy} outcome={save.error} onSubmit={save.run}>
      <div className="flex items-center gap-3">
        <Avatar name={me.name} seed={me.id} />
        <div className="min-w-0">
          <p dir="auto" className="truncate font-[550]">
            {me.name}
          </p>
          <p className="truncate text-sm text-ink-muted">
            <bdi>{`@${me.username} · ${me.email}`}</bdi>
          </p>
        </div>
      </div>
      <p className="text-ink-muted">{t("preferences.profile.lead")}</p>
      {form && <Banner kind="danger">{form}</Banner>}
      <TextField
        label={t("preferences.profile.name")}
        name="name"
        autoComplete="name"
        defaultValue={me.name}
        maxLength={limits.displayName}
        error={fields.name}
      />
      <TextField
        label={t("preferences.profile.role")}
        name="title"
        autoComplete="organization-title"
        defaultValue={me.title}
        maxLength={limits.userTitle}
        hint={t("preferences.profile.role.hint")}
        error={fields.title}
      />
      <SelectField
        label={t("preferences.profile.timeZone")}
        name="timeZone"
        value={timeZone}
        onChange={setTimeZone}
        hint={t("preferences.profile.timeZone.hint")}
        options={[
          { value: "", title: t("preferences.profile.timeZone.none") },
          ...timeZones(me.timeZone).map((zone) => ({ value: zone, title: zone.replaceAll("_", " ") })),
        ]}
      />
      <div>
        <Button type="submit" kind="primary" busy={save.busy}>
          {t("preferences.profile.save")}
        </Button>
      </div>
    </Form>
  );
}
