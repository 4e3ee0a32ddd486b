import { useMemo } from "react";
import { errorText } from "../accounts/field-errors.ts";
import { useAction } from "../accounts/use-action.ts";
import { useChat } from "../chat.ts";
import { patterns } from "../routing/addresses.ts";
import { navigate } from "../routing/location.ts";
import { useReadable } from "../state.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";

type Props = { channelId: string; onClose: () => void };

export function LeaveChannelDialog({ channelId, onClose }: Props) {
  const chat = useChat();
  const channel = useReadable(useMemo(() => chat.channel(channelId), [chat, channelId]))?.channel;
  const leave = useAction(async () => {
    await chat.client.call("channels.leave", { channelId });
    onClose();
    navigate(patterns.home, { replace: true });
  });
  const name = channel && channel.type !== "direct" ? `#${channel.name}` : "this channel";
  return (
    <Dialog
      title={`Leave ${name}?`}
      description={
        channel?.type === "private"
          ? "It is private: to come back, somebody who is in it has to add you."
          : "You will not get its messages any more. You can join again at any time."
      }
      onClose={onClose}
    >
      {leave.error && (
        <Banner kind="danger" className="mb-3">
          {errorText(leave.error)}
        </Banner>
      )}
      <div className="mt-2 flex justify-end gap-2">
        <Button onClick={onClose}>Stay</Button>
        <Button kind="danger" busy={leave.busy} onClick={() => void leave.run()}>
          Leave
        </Button>
      </div>
    </Dialog>
  );
}
