import { Popover } from "radix-ui";
import type { ReactElement } from "react";
import { t } from "../i18n/i18n.ts";
import type { Place } from "../messages/place.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { useMedia, wide } from "../ui/use-media.ts";
import { ProfileCard } from "./ProfileCard.tsx";

type Props = {
  userId: string;
  place: Place | null;
  anchor: (open: () => void) => ReactElement;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

/** The card beside what opened it, on a phone a sheet from below. */
export function ProfilePopover({ userId, place, anchor, open, onOpenChange }: Props) {
  const beside = useMedia(wide);
  const card = <ProfileCard userId={userId} place={place} onClose={() => onOpenChange(false)} />;
  if (!beside) {
    return (
      <>
        {anchor(() => onOpenChange(true))}
        {open && (
          <Dialog title={t("profile.title")} onClose={() => onOpenChange(false)}>
            {card}
          </Dialog>
        )}
      </>
    );
  }
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      <Popover.Trigger asChild>{anchor(() => undefined)}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          aria-label={t("profile.title")}
          align="start"
          sideOffset={6}
          collisionPadding={8}
          className="z-50 w-72 animate-appear rounded-lg bg-raised p-4 shadow-float outline-none"
        >
          {card}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
