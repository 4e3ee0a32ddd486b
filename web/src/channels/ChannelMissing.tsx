import type { ChatFlowError } from "@chatflow/protocol";
import { patterns } from "../routing/addresses.ts";
import { Link } from "../routing/Link.tsx";
import { useOpenDialog } from "../shell/dialogs.ts";
import { PageTitle } from "../shell/PageTitle.tsx";
import { Button, buttonClass } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";

/** The address leads to no channel that one may see, or the question could not be answered. */
export function ChannelMissing({ error, onRetry }: { error: ChatFlowError; onRetry: () => void }) {
  const openDialog = useOpenDialog();
  // An address that was cut short is no id, which the server calls invalid: for people both are the same.
  const missing = error.code === "not_found" || error.code === "invalid_input";
  return (
    <div role="alert" className="flex flex-1 items-center p-6">
      <PageTitle>Channel not found · ChatFlow</PageTitle>
      {missing ? (
        <EmptyState
          title="This channel is not here"
          actions={
            <>
              <Button kind="primary" onClick={() => openDialog({ kind: "browse-channels" })}>
                Browse channels
              </Button>
              <Link href={patterns.home} className={buttonClass()}>
                Back
              </Link>
            </>
          }
        >
          It is private, or the address is not complete. If it is private, ask somebody who is in it to add you.
        </EmptyState>
      ) : (
        <EmptyState
          title="The channel could not be loaded"
          actions={
            <Button kind="primary" onClick={onRetry}>
              Try again
            </Button>
          }
        >
          {error.message}
        </EmptyState>
      )}
    </div>
  );
}
