import type { Message } from "@chatflow/protocol";
import { useMentionNames } from "../mentions/use-mention-names.ts";
import { WithQuote } from "../quotes/WithQuote.tsx";
import { Markdown } from "./Markdown.tsx";

/** What a message says, in lists and dialogs outside of its conversation: as there, with what it quotes or forwards. */
export function MessageText({ message }: { message: Message }) {
  const names = useMentionNames(message);
  return <WithQuote message={message}>{message.text !== "" && <Markdown text={message.text} names={names} />}</WithQuote>;
}
