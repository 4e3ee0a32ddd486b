import type { ReactElement } from "react";
import { t } from "../i18n/i18n.ts";
import type { Place } from "../messages/place.ts";
import { Beside } from "../ui/Beside.tsx";
import { ProfileCard } from "./ProfileCard.tsx";

type Props = { userId: string; place: Place | null; trigger: ReactElement };

/** The card beside what opened it. */
export function ProfilePopover({ userId, place, trigger }: Props) {
  return (
    <Beside title={t("accounts.profile.title")} trigger={trigger} className="w-72 p-4">
      {(close) => <ProfileCard userId={userId} place={place} onClose={close} />}
    </Beside>
  );
}
