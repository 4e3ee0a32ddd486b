import type { ChatStorage, RecordKey, StoredRecord } from "./storage.ts";

/** One part of a key: the record that ends here, and those that go on. */
type Branch = { record?: StoredRecord; next: Map<string, Branch> };

/** Keeps everything for as long as the program runs: for servers, bots and tests. Two chats, one after the other, may share it. */
export function memoryStorage(): ChatStorage {
  let root: Branch = { next: new Map() };

  function find(prefix: RecordKey): Branch | undefined {
    let branch: Branch | undefined = root;
    for (const part of prefix) branch = branch?.next.get(part);
    return branch;
  }

  function put(record: StoredRecord) {
    let branch = root;
    for (const part of record.key) {
      const next: Branch = branch.next.get(part) ?? { next: new Map() };
      branch.next.set(part, next);
      branch = next;
    }
    branch.record = record;
  }

  function remove(prefix: RecordKey) {
    const last = prefix.at(-1);
    if (last === undefined) root = { next: new Map() };
    else find(prefix.slice(0, -1))?.next.delete(last);
  }

  return {
    read: async (prefix) => records(find(prefix)),
    keys: async (prefix) => records(find(prefix)).map(({ key }) => key),
    async write(change) {
      for (const prefix of change.remove ?? []) remove(prefix);
      for (const record of change.put ?? []) put(record);
    },
    close() {},
  };
}

function records(branch: Branch | undefined): StoredRecord[] {
  if (!branch) return [];
  const following = [...branch.next].sort(([one], [other]) => (one < other ? -1 : 1)).flatMap(([, next]) => records(next));
  return branch.record ? [branch.record, ...following] : following;
}
