import type { Message } from "@chatflow/protocol";
import type { ReactNode } from "react";
import { QuoteCard } from "./QuoteCard.tsx";

type Props = { message: Pick<Message, "quote" | "channelId">; children: ReactNode };

/** A message's own words with what it quotes, which stands above them, or what it forwards, below. */
export function WithQuote({ message: { quote, channelId }, children }: Props) {
  const card = quote && <QuoteCard quote={quote} channelId={channelId} />;
  const isForwarded = quote !== undefined && quote.channelId !== channelId;
  return (
    <>
      {!isForwarded && card}
      {children}
      {isForwarded && card}
    </>
  );
}
