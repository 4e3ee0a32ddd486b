import type { ChannelEntry, Me, Message, User, Workspace } from "@chatflow/protocol";
import { isKeptChange, type KeptChange } from "../changes-entry.ts";
import { isUnsentDraft, type UnsentDraft } from "../drafts.ts";
import { isUnsent, type Unsent } from "../outbox-entry.ts";
import type { KeptTimeline } from "../timeline.ts";
import { createKeeper, type Keeper } from "./keeper.ts";
import type { Kind } from "./layout.ts";
import { createRecent } from "./recent.ts";
import type { ChatStorage } from "./storage.ts";

/** What was shown when the account was here last. */
export type KeptAccount = {
  me: Me;
  epoch: string | undefined;
  workspace: Workspace | undefined;
  channels: ChannelEntry[];
  users: User[];
  drafts: UnsentDraft[];
};

/** A chat's memory: what of it is written down when, and what of that it begins with. */
export type Keeping = Pick<Keeper, "state" | "kept" | "end" | "wipe"> & {
  begin(): Promise<KeptAccount | undefined>;
  /** Who it is, as the server says. What is kept of anybody else is removed. */
  own(userId: string): void;
  /** Takes what other tabs have left behind, now or as soon as they are gone. */
  lookAround(): void;
  accountChanged(): void;
  channelChanged(id: string): void;
  userChanged(id: string): void;
  timelineChanged(channelId: string): void;
  /** Undefined while it is not known whose timelines are kept. */
  timeline(channelId: string): Promise<KeptTimeline | undefined> | undefined;
  /** The kept messages, a channel at a time. */
  messages(): AsyncGenerator<readonly Message[]>;
  unsent(id: string, unsent: Unsent | undefined): void;
  change(id: string, change: KeptChange | undefined): void;
  /** Soon: it changes with every key. */
  draft(id: string, unsent: UnsentDraft | undefined): void;
};

export type KeepingOptions = {
  storage: ChatStorage;
  /** This program's name among those that use the storage at the same time. */
  tab: string;
  me(): Me | null;
  epoch(): string | undefined;
  workspace(): Workspace | undefined;
  channel(id: string): ChannelEntry | undefined;
  user(id: string): User | undefined;
  timeline(channelId: string): KeptTimeline | undefined;
  /** These are now this chat's to send. */
  taken(unsent: Unsent[], changes: KeptChange[]): void;
};

/** Enough for everybody whose name one sees; more would make the start slow. */
const usersAtMost = 2000;

/** An earlier version kept no workspace. */
type Where = { me: Me; epoch: string | undefined; workspace?: Workspace | undefined; recent: readonly string[] };
/** What one tab has yet to send, in the name of the tab. */
type Owned = { tab: string; value: unknown };

export function createKeeping(options: KeepingOptions): Keeping {
  const { storage, tab } = options;
  const recent = createRecent();
  const keeper = createKeeper(storage, {
    giveWay() {
      const ids = recent.halve();
      if (ids.length > 0) accountChanged();
      return ids;
    },
  });
  const users = new Set<string>();
  /** Ends the waiting for other tabs, by their ids. */
  const watched = new Map<string, () => void>();
  let owner: string | undefined;
  /** Whose data is kept, if anybody's, is known before everything else is read. */
  let begun: { found: Promise<unknown>; all: Promise<unknown> } | undefined;
  let endLiving = () => {};

  async function find() {
    const current = await keeper.begin<Where>();
    if (!current) return undefined;
    owner = current.account;
    recent.set(current.value.recent);
    return current.value;
  }

  async function load(finding: Promise<Where | undefined>): Promise<KeptAccount | undefined> {
    const where = await finding;
    if (!where) return undefined;
    const { me, epoch, workspace } = where;
    // At once: each way to the database and back is time that nobody sees anything.
    const [channels, everybody, timelines, drafts] = await Promise.all([
      keeper.read("channels"),
      keeper.read("users"),
      keeper.ids("timelines"),
      keeper.read("drafts"),
      take("all"),
    ]);
    // What another tab has opened, and this one closed last.
    for (const id of timelines) if (!recent.has(id)) keeper.later("timelines", id, () => undefined);
    for (const user of everybody as User[]) users.add(user.id);
    return {
      me,
      epoch,
      workspace,
      channels: channels as ChannelEntry[],
      users: everybody as User[],
      drafts: drafts.filter(isUnsentDraft),
    };
  }

  async function take(which: "all" | "others") {
    const [unsent, changes] = await Promise.all([owned("unsent"), owned("changes")]);
    const all = [...unsent, ...changes];
    const isMine = (one: Owned) => storage.tabs === undefined || one.tab === tab;
    if (which === "all") give(unsent.filter(isMine), changes.filter(isMine));
    for (const other of new Set(all.filter((one) => !isMine(one)).map((one) => one.tab))) watch(other);
  }

  async function owned(kind: Kind): Promise<Owned[]> {
    const records = await keeper.read(kind);
    return records.filter(
      (record): record is Owned => typeof record === "object" && record !== null && "tab" in record && "value" in record,
    );
  }

  function give(unsent: Owned[], changes: Owned[]) {
    const given = [unsent.map(({ value }) => value).filter(isUnsent), changes.map(({ value }) => value).filter(isKeptChange)] as const;
    if (given[0].length + given[1].length > 0) options.taken(...given);
  }

  function watch(other: string) {
    if (!storage.tabs || watched.has(other)) return;
    const account = owner;
    const cease = storage.tabs.whenGone(other, async () => {
      if (!watched.delete(other) || owner !== account) return;
      const left = ({ tab: whose }: Owned) => whose === other;
      const unsent = (await owned("unsent")).filter(left);
      const changes = (await owned("changes")).filter(left);
      if (owner !== account) return;
      // In this tab's name before another tab may look.
      for (const { value } of unsent) if (isUnsent(value)) keep("unsent", value.content.id, value);
      for (const { value } of changes) if (isKeptChange(value)) keep("changes", value.id, value);
      await keeper.kept();
      if (owner !== account) return;
      give(unsent, changes);
      // Another tab may have been first, and may be gone one day, too.
      await take("others");
    });
    watched.set(other, cease);
  }

  function accountChanged() {
    keeper.currentLater(() => {
      const me = options.me();
      if (!me) return undefined;
      return { me, epoch: options.epoch(), workspace: options.workspace(), recent: recent.list() } satisfies Where;
    });
  }

  function timelineChanged(channelId: string) {
    if (!recent.has(channelId)) return;
    // It may have to give way before it is written.
    keeper.later("timelines", channelId, () => (recent.has(channelId) ? options.timeline(channelId) : undefined));
  }

  function keep(kind: Kind, id: string, value: unknown) {
    keeper.now(kind, id, value === undefined ? undefined : ({ tab, value } satisfies Owned));
  }

  function letGo() {
    for (const cease of watched.values()) cease();
    watched.clear();
    endLiving();
    endLiving = () => {};
    users.clear();
    recent.set([]);
    owner = undefined;
    begun = undefined;
  }

  return {
    state: keeper.state,
    kept: keeper.kept,
    begin() {
      if (storage.tabs) endLiving = storage.tabs.live(tab);
      // What cannot be understood is as good as nothing: the server has it, too.
      const finding = find();
      const all = load(finding).catch(() => undefined);
      begun = { found: finding.catch(() => undefined), all };
      return all;
    },
    own(userId) {
      if (owner === userId) return;
      const before = owner;
      owner = userId;
      keeper.own(userId);
      if (before === undefined) {
        // Nobody was known here: what was opened already is theirs.
        for (const id of users) keeper.later("users", id, () => options.user(id));
        for (const id of recent.list()) timelineChanged(id);
      } else {
        users.clear();
        recent.set([]);
      }
      void take("all");
    },
    lookAround() {
      if (storage.tabs) void take("others");
    },
    accountChanged,
    channelChanged: (id) => keeper.later("channels", id, () => options.channel(id)),
    userChanged(id) {
      if (users.size >= usersAtMost && !users.has(id)) return;
      users.add(id);
      keeper.later("users", id, () => options.user(id));
    },
    timelineChanged,
    timeline(channelId) {
      const mine = begun;
      if (!mine) return undefined;
      const reading = mine.found.then(() => keeper.read("timelines", channelId));
      return mine.all.then(async () => {
        if (begun !== mine) return undefined;
        for (const id of recent.opened(channelId)) keeper.later("timelines", id, () => undefined);
        accountChanged();
        const [kept] = await reading;
        return kept as KeptTimeline | undefined;
      });
    },
    async *messages() {
      for (const id of await keeper.ids("timelines")) {
        const [kept] = await keeper.read("timelines", id);
        if (kept) yield (kept as KeptTimeline).messages;
      }
    },
    unsent: (id, unsent) => keep("unsent", id, unsent),
    change: (id, change) => keep("changes", id, change),
    draft: (id, unsent) => keeper.later("drafts", id, () => unsent),
    end() {
      keeper.end();
      letGo();
    },
    async wipe() {
      const wiping = keeper.wipe();
      letGo();
      await wiping;
    },
  };
}
