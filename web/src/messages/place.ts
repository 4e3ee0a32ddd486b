import { createContext, use } from "react";

/** Where messages are shown and written: a channel, or a thread of it. Both may be on the screen at once. */
export type Place = { channelId: string; threadId: string | null };

export const placeKey = ({ channelId, threadId }: Place): string => (threadId === null ? channelId : `${channelId}/${threadId}`);

export const PlaceContext = createContext<Place | null>(null);

/** The place that a message stands in; null where it is only told of, as in a dialog. */
export function usePlace(): Place | null {
  return use(PlaceContext);
}
