import { createStore, type Store } from "../state.ts";

/** More at once is no conversation but a list: what was asked for first stays text until it is shown again. */
const mostWaiting = 40;
/** How long a name that means nothing is not asked for again: the channel may be made meanwhile. */
const emptyMs = 5 * 60_000;

type Known = { id: Store<string | null>; emptySince?: number };

/**
 * The public channels that names mean, asked for one after the other when they are first shown, what was shown last first;
 * null until one is known.
 */
export function createPublicChannels(find: (name: string) => Promise<string | null>): (name: string) => Store<string | null> {
  const known = new Map<string, Known>();
  const waiting: string[] = [];
  let asking = false;

  async function askAll() {
    if (asking) return;
    asking = true;
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) await ask(name);
    asking = false;
  }

  async function ask(name: string) {
    try {
      const id = await find(name);
      const entry = known.get(name);
      if (id === null) known.set(name, { id: entry?.id ?? createStore<string | null>(null), emptySince: Date.now() });
      else entry?.id.set(id);
    } catch {
      known.delete(name); // asked for again when it is shown again
    }
  }

  return (name) => {
    const before = known.get(name);
    if (before && Date.now() - (before.emptySince ?? Date.now()) < emptyMs) return before.id;
    const id = before?.id ?? createStore<string | null>(null);
    known.set(name, { id });
    waiting.push(name);
    const dropped = waiting.length > mostWaiting ? waiting.shift() : undefined;
    if (dropped !== undefined) known.delete(dropped);
    void askAll();
    return id;
  };
}
