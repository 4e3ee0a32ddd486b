import { Pin } from "lucide-react";
import { errorText } from "../accounts/field-errors.ts";
import { t } from "../i18n/i18n.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { PinnedMessage } from "./PinnedMessage.tsx";
import { usePins } from "./use-pins.ts";

type Props = { channelId: string; onClose: () => void };

/** What people of a channel want to have at hand, the newest pin first. */
export function PinsDialog({ channelId, onClose }: Props) {
  const { pins, error, retry, changed } = usePins(channelId);
  return (
    <Dialog title={t("pins.title")} onClose={onClose} shape="tall">
      {error && (
        <Banner
          kind="danger"
          action={
            <Button size="sm" onClick={retry}>
              {t("pins.retry")}
            </Button>
          }
        >
          {errorText(error)}
        </Banner>
      )}
      {!error && !pins && [1, 2, 3].map((row) => <Skeleton key={row} className="mb-4 h-14" />)}
      {pins?.length === 0 && (
        <EmptyState title={t("pins.none")} icon={<Pin className="size-6" />} className="my-auto w-full">
          {t("pins.noneText")}
        </EmptyState>
      )}
      {pins && pins.length > 0 && (
        <ul className="flex flex-col gap-2">
          {pins.map((message) => (
            <PinnedMessage key={message.id} message={message} onLeave={onClose} onUnpinned={changed} />
          ))}
        </ul>
      )}
    </Dialog>
  );
}
