import { useEffect, useRef } from "react";
import { usePath, useVisits } from "../routing/location.ts";
import { lazyNamed } from "../ui/lazy-named.ts";
import type { DialogRequest } from "./dialogs.ts";

const CreateChannelDialog = lazyNamed(() => import("../channels/CreateChannelDialog.tsx"), "CreateChannelDialog");
const NewDirectDialog = lazyNamed(() => import("../channels/NewDirectDialog.tsx"), "NewDirectDialog");
const AddPeopleDialog = lazyNamed(() => import("../channels/AddPeopleDialog.tsx"), "AddPeopleDialog");
const RemoveMemberDialog = lazyNamed(() => import("../channels/RemoveMemberDialog.tsx"), "RemoveMemberDialog");
const ArchiveChannelDialog = lazyNamed(() => import("../channels/ArchiveChannelDialog.tsx"), "ArchiveChannelDialog");
const MoveChannelDialog = lazyNamed(() => import("../channels/MoveChannelDialog.tsx"), "MoveChannelDialog");
const SectionDialog = lazyNamed(() => import("../channels/SectionDialog.tsx"), "SectionDialog");
const DeleteSectionDialog = lazyNamed(() => import("../channels/DeleteSectionDialog.tsx"), "DeleteSectionDialog");
const LeaveChannelDialog = lazyNamed(() => import("../channels/LeaveChannelDialog.tsx"), "LeaveChannelDialog");
const InviteDialog = lazyNamed(() => import("../workspace/InviteDialog.tsx"), "InviteDialog");
const WorkspaceSettingsDialog = lazyNamed(() => import("../workspace/WorkspaceSettingsDialog.tsx"), "WorkspaceSettingsDialog");
const PinsDialog = lazyNamed(() => import("../pins/PinsDialog.tsx"), "PinsDialog");
const MessageActionsDialog = lazyNamed(() => import("../messages/MessageActionsDialog.tsx"), "MessageActionsDialog");
const ForwardDialog = lazyNamed(() => import("../quotes/ForwardDialog.tsx"), "ForwardDialog");
const HistoryDialog = lazyNamed(() => import("../messages/HistoryDialog.tsx"), "HistoryDialog");
const DeleteMessageDialog = lazyNamed(() => import("../messages/DeleteMessageDialog.tsx"), "DeleteMessageDialog");
const ReadersDialog = lazyNamed(() => import("../receipts/ReadersDialog.tsx"), "ReadersDialog");
const SendLaterDialog = lazyNamed(() => import("../scheduled/SendLaterDialog.tsx"), "SendLaterDialog");
const ShortcutsDialog = lazyNamed(() => import("../keyboard/ShortcutsDialog.tsx"), "ShortcutsDialog");
const ReactionsDialog = lazyNamed(() => import("../reactions/ReactionsDialog.tsx"), "ReactionsDialog");
const StatusDialog = lazyNamed(() => import("../presence/StatusDialog.tsx"), "StatusDialog");

type Props = { request: DialogRequest; onClose: () => void };

/** The dialog that was asked for. */
export function OpenDialog({ request, onClose }: Props) {
  const page = `${usePath()} ${useVisits()}`;
  const opened = useRef(page);
  // Who follows a link in a dialog wants to see where it leads.
  useEffect(() => {
    if (page !== opened.current) onClose();
  }, [page, onClose]);
  switch (request.kind) {
    case "create-channel":
      return <CreateChannelDialog onClose={onClose} />;
    case "new-direct":
      return <NewDirectDialog onClose={onClose} />;
    case "invite":
      return <InviteDialog onClose={onClose} />;
    case "workspace-settings":
      return <WorkspaceSettingsDialog onClose={onClose} />;
    case "add-people":
      return <AddPeopleDialog channelId={request.channelId} onClose={onClose} />;
    case "remove-member":
      return <RemoveMemberDialog channelId={request.channelId} userId={request.userId} onClose={onClose} />;
    case "archive-channel":
      return <ArchiveChannelDialog channelId={request.channelId} onClose={onClose} />;
    case "move-channel":
      return <MoveChannelDialog channelId={request.channelId} onClose={onClose} />;
    case "section":
      return <SectionDialog sectionId={request.sectionId} onClose={onClose} />;
    case "delete-section":
      return <DeleteSectionDialog sectionId={request.sectionId} onClose={onClose} />;
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
    case "send-later": {
      const { kind: _, ...given } = request;
      return <SendLaterDialog {...given} onClose={onClose} />;
    }
    case "shortcuts":
      return <ShortcutsDialog onClose={onClose} />;
  }
}
