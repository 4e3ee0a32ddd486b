import { useLoadedMessage } from "../messages/use-message.ts";
import { QuoteCard } from "./QuoteCard.tsx";

type Props = { quote: { channelId: string; messageId: string }; channelId: string };

/** The quote of a message that is on its way: the copy is the server's to make, so it shows the original meanwhile. */
export function PendingQuote({ quote, channelId }: Props) {
  const message = useLoadedMessage(quote.channelId, quote.messageId);
  if (!message) return null;
  const { id: messageId, authorId, text, createdAt } = message;
  return <QuoteCard quote={{ channelId: quote.channelId, messageId, authorId, text, createdAt }} channelId={channelId} />;
}
