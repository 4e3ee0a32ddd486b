import type { Channel, ChannelEntry, Me, Permission } from "@chatflow/protocol";
import { useId } from "react";
import { useAction } from "../accounts/use-action.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { orTell } from "../shell/or-tell.ts";
import { cx } from "../ui/cx.ts";
import { Switch } from "../ui/Switch.tsx";
import { inputClass } from "../ui/TextField.tsx";
import { mayEditChannel, mayMakeDefault } from "./policy.ts";
import { SettingsPart } from "./SettingsPart.tsx";

type Named = Exclude<Channel, { type: "direct" }>;
type Props = { entry: ChannelEntry; channel: Named; me: Me | null };
type PermissionName = "mayPost" | "mayInvite" | "mayPin" | "mayMentionEveryone";

const rows = [
  ["mayPost", "channels.permissions.post"],
  ["mayInvite", "channels.permissions.invite"],
  ["mayPin", "channels.permissions.pin"],
  ["mayMentionEveryone", "channels.permissions.everyone"],
] as const satisfies readonly (readonly [PermissionName, string])[];

/** Who may do what in the channel. Each choice holds at once. */
export function PermissionSettings({ entry, channel, me }: Props) {
  const { client } = useChat();
  const set = useAction(async (change: Partial<Record<PermissionName, Permission>> & { isDefault?: boolean }) => {
    await orTell(t("channels.settings.notSaved"), client.call("channels.update", { channelId: channel.id, ...change }));
  });
  const { may } = mayEditChannel(entry, me);
  const mayDefault = mayMakeDefault(entry, me);
  return (
    <SettingsPart title={t("channels.permissions.title")} text={t("channels.permissions.text")}>
      <div className="flex flex-col divide-y divide-line">
        {rows.map(([name, text]) => (
          <PermissionRow key={name} text={t(text)} value={channel[name]} may={may} onChange={(value) => void set.run({ [name]: value })} />
        ))}
        {channel.type === "public" && (
          <div className="py-3">
            <Switch
              label={t("channels.default.title")}
              text={mayDefault.may ? t("channels.default.text") : t(mayDefault.why)}
              checked={channel.isDefault}
              disabled={!mayDefault.may}
              onChange={(isDefault) => void set.run({ isDefault })}
            />
          </div>
        )}
      </div>
    </SettingsPart>
  );
}

type RowProps = { text: string; value: Permission; may: boolean; onChange: (value: Permission) => void };

function PermissionRow({ text, value, may, onChange }: RowProps) {
  const id = useId();
  return (
    <div className="flex min-h-12 items-center justify-between gap-x-4 gap-y-1 py-1.5 max-sm:flex-col max-sm:items-stretch">
      <label htmlFor={id}>{text}</label>
      {may ? (
        <select
          id={id}
          value={value}
          onChange={(event) => onChange(event.target.value === "moderator" ? "moderator" : "member")}
          className={cx(inputClass, "h-9 sm:w-60 pointer-coarse:h-11")}
        >
          <option value="member">{t("channels.permissions.member")}</option>
          <option value="moderator">{t("channels.permissions.moderator")}</option>
        </select>
      ) : (
        <output id={id} className="text-ink-muted">
          {value === "member" ? t("channels.permissions.member") : t("channels.permissions.moderator")}
        </output>
      )}
    </div>
  );
}
