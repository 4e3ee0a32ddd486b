import type { ChannelEntry, MemberSettings } from "@chatflow/protocol";
import type { KeptWish } from "./changes-entry.ts";
import { withSettings } from "./channel-entry.ts";
import type { WishOptions } from "./preferring.ts";
import { createWishes, type Wish, type Wishes } from "./wishes.ts";

/** How one arranges one's channels: shown at once, over what the server has. */
export type Arranging = {
  arrange(channelId: string, change: Partial<MemberSettings>): Promise<void>;
  /** The entry as it is shown; the same one as long as neither it nor what is wished changes. */
  shown(entry: ChannelEntry): ChannelEntry;
  resume(): void;
  restore(kept: readonly KeptWish[]): void;
  clear(): void;
};

const nothingSet: MemberSettings = { muted: false, favourite: false, sectionId: null };

export type ArrangingOptions = WishOptions & {
  /** The channel is shown otherwise. */
  changed(channelId: string): void;
  /** As the server has just said. */
  done(channelId: string, settings: MemberSettings): void;
};

export function createArranging(options: ArrangingOptions): Arranging {
  const wishes = new Map<string, Wishes<MemberSettings>>();
  let shown = new Map<string, { of: ChannelEntry; as: ChannelEntry }>();

  function wishesOf(channelId: string): Wishes<MemberSettings> {
    let found = wishes.get(channelId);
    if (!found) {
      const asKept = ({ change, ...made }: Wish<MemberSettings>): KeptWish => ({
        ...made,
        channelId,
        change: { do: "arrange", settings: change },
      });
      found = createWishes<MemberSettings, MemberSettings>({
        send: (change) => options.call("channels.updateSettings", { channelId, ...change }),
        maySend: options.maySend,
        changed() {
          shown.delete(channelId);
          options.changed(channelId);
        },
        done: (settings) => options.done(channelId, settings),
        keep: (id, wish) => options.keep(id, wish && asKept(wish)),
        refused: (wish, error) => options.refused(asKept(wish), error),
      });
      wishes.set(channelId, found);
    }
    return found;
  }

  return {
    arrange: (channelId, change) => wishesOf(channelId).make(change),
    shown(entry) {
      const { id } = entry.channel;
      const wished = wishes.get(id)?.shown();
      if (!wished) return entry;
      const known = shown.get(id);
      if (known?.of === entry) return known.as;
      const as = withSettings(entry, { ...nothingSet, ...entry.settings, ...wished });
      shown.set(id, { of: entry, as });
      return as;
    },
    resume() {
      for (const each of wishes.values()) each.resume();
    },
    restore(kept) {
      const byChannel = new Map<string, Wish<MemberSettings>[]>();
      for (const one of kept) {
        if (!("channelId" in one)) continue;
        const { id, madeAt, order, channelId, change } = one;
        const wish = { id, madeAt, order, change: change.settings };
        byChannel.set(channelId, [...(byChannel.get(channelId) ?? []), wish]);
      }
      for (const [channelId, own] of byChannel) wishesOf(channelId).restore(own);
    },
    clear() {
      const given = [...wishes.values()];
      wishes.clear();
      shown = new Map();
      for (const each of given) each.clear();
    },
  };
}
