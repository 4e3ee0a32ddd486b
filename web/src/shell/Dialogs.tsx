import { type ReactNode, Suspense, useCallback, useState } from "react";
import { lazyNamed } from "../ui/lazy-named.ts";
import { DialogContext, type DialogRequest } from "./dialogs.ts";

// None of them is needed before the first message shows.
const CreateChannelDialog = lazyNamed(() => import("../channels/CreateChannelDialog.tsx"), "CreateChannelDialog");
const BrowseChannelsDialog = lazyNamed(() => import("../channels/BrowseChannelsDialog.tsx"), "BrowseChannelsDialog");
const NewDirectDialog = lazyNamed(() => import("../channels/NewDirectDialog.tsx"), "NewDirectDialog");
const MembersDialog = lazyNamed(() => import("../channels/MembersDialog.tsx"), "MembersDialog");
const EditChannelDialog = lazyNamed(() => import("../channels/EditChannelDialog.tsx"), "EditChannelDialog");
const LeaveChannelDialog = lazyNamed(() => import("../channels/LeaveChannelDialog.tsx"), "LeaveChannelDialog");
const InviteDialog = lazyNamed(() => import("../workspace/InviteDialog.tsx"), "InviteDialog");
const WorkspaceSettingsDialog = lazyNamed(() => import("../workspace/WorkspaceSettingsDialog.tsx"), "WorkspaceSettingsDialog");
const PinsDialog = lazyNamed(() => import("../pins/PinsDialog.tsx"), "PinsDialog");
const MessageActionsDialog = lazyNamed(() => import("../messages/MessageActionsDialog.tsx"), "MessageActionsDialog");
const ForwardDialog = lazyNamed(() => import("../quotes/ForwardDialog.tsx"), "ForwardDialog");
const HistoryDialog = lazyNamed(() => import("../messages/HistoryDialog.tsx"), "HistoryDialog");
const DeleteMessageDialog = lazyNamed(() => import("../messages/DeleteMessageDialog.tsx"), "DeleteMessageDialog");
const ReadersDialog = lazyNamed(() => import("../receipts/ReadersDialog.tsx"), "ReadersDialog");
const ReactionsDialog = lazyNamed(() => import("../reactions/ReactionsDialog.tsx"), "ReactionsDialog");
const StatusDialog = lazyNamed(() => import("../presence/StatusDialog.tsx"), "StatusDialog");

/** Gives everything inside it `useOpenDialog`, and shows the dialog that was asked for. */
export function Dialogs({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState<DialogRequest | null>(null);
  const openLater = useCallback((request: DialogRequest) => setTimeout(() => setOpen(request), 0), []);
  const close = useCallback(() => setOpen(null), []);
  return (
    <DialogContext value={openLater}>
      {children}
      <Suspense fallback={null}>{open && <OpenDialog request={open} onClose={close} />}</Suspense>
    </DialogContext>
  );
}

function OpenDialog({ request, onClose }: { request: DialogRequest; onClose: () => void }) {
  switch (request.kind) {
    case "create-channel":
      return <CreateChannelDialog onClose={onClose} />;
    case "browse-channels":
      return <BrowseChannelsDialog onClose={onClose} />;
    case "new-direct":
      return <NewDirectDialog onClose={onClose} />;
    case "invite":
      return <InviteDialog onClose={onClose} />;
    case "workspace-settings":
      return <WorkspaceSettingsDialog onClose={onClose} />;
    case "members":
      return <MembersDialog channelId={request.channelId} startAdding={request.adding} onClose={onClose} />;
    case "edit-channel":
      return <EditChannelDialog channelId={request.channelId} onClose={onClose} />;
    case "leave-channel":
      return <LeaveChannelDialog channelId={request.channelId} onClose={onClose} />;
    case "pins":
      return <PinsDialog channelId={request.channelId} onClose={onClose} />;
    case "message-actions":
      return <MessageActionsDialog message={request.message} place={request.place} onClose={onClose} />;
    case "forward":
      return <ForwardDialog message={request.message} onClose={onClose} />;
    case "message-history":
      return <HistoryDialog message={request.message} onClose={onClose} />;
    case "delete-message":
      return <DeleteMessageDialog message={request.message} onClose={onClose} />;
    case "readers":
      return <ReadersDialog message={request.message} onClose={onClose} />;
    case "reactions":
      return <ReactionsDialog message={request.message} onClose={onClose} />;
    case "status":
      return <StatusDialog onClose={onClose} />;
  }
}
