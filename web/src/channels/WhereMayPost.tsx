import type { ChannelEntry } from "@chatflow/protocol";
import { Archive, MicOff } from "lucide-react";
import type { ReactNode } from "react";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { useReadable } from "../state.ts";
import { mayPost } from "./policy.ts";
import { isArchived } from "./sidebar-sections.ts";

/** The place to write, or a calm line that says why there is none. */
export function WhereMayPost({ entry, children }: { entry: ChannelEntry; children: ReactNode }) {
  const me = useReadable(useChat().me);
  const answer = mayPost(entry, me);
  // Before it is known who asks nobody is refused: the server would.
  if (answer.may || (me === null && !isArchived(entry))) return children;
  const Icon = isArchived(entry) ? Archive : MicOff;
  return (
    <p
      role="status"
      className="flex shrink-0 items-center gap-2.5 border-line border-t px-5 pt-4 pb-[max(env(safe-area-inset-bottom),1rem)] text-ink-muted max-md:px-4"
    >
      <Icon className="size-4 shrink-0 text-ink-faint" aria-hidden="true" />
      {t(answer.why)}
    </p>
  );
}
