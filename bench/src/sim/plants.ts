import type { CommandName, Event, Message, Output } from "@chatflow/protocol";
import type { Plant } from "./plant.ts";

/** Changes what `messages.changes` answers. */
function changesAnswer(alter: (answer: Output<"messages.changes">) => Output<"messages.changes">): Plant {
  return {
    answer: (name: CommandName, result: unknown) => (name === "messages.changes" ? alter(result as Output<"messages.changes">) : result),
  };
}

/** Bugs of a server or of what lies before it, each of which breaks the contract. */
export const plants: Record<string, () => Plant> = {
  /** [M1] A send that is acknowledged and told, and not kept. */
  "forgotten-send": () => ({
    forgets: (name, random) => name === "messages.send" && random.chance(0.05),
  }),
  /** [S1] A catch-up that lacks its last row, and claims to be complete. */
  "short-catch-up": () =>
    changesAnswer((answer) => (answer.result === "changes" ? { ...answer, messages: answer.messages.slice(0, -1) } : answer)),
  /** A page around a place, or beside another, that has a hole. */
  "hole-in-a-page": () => ({
    answer(name, result, random) {
      if (name !== "messages.list" || random.chance(0.5)) return result;
      const page = result as Output<"messages.list">;
      return page.after === null ? page : { ...page, messages: page.messages.filter((_, at) => at !== 1) };
    },
  }),
  /** [S2] A catch-up that cannot be answered, and claims that nothing has changed. */
  "no-resync": () => changesAnswer((answer) => (answer.result === "resync" ? { ...answer, result: "changes", messages: [] } : answer)),
  /** [E1] An event that carries what its message was before. */
  "stale-event": () => {
    const before = new Map<string, Message>();
    return {
      event(_line, event) {
        if (!("message" in event)) return [event];
        const { id, rev } = event.message;
        const old = before.get(id);
        before.set(id, event.message);
        return [old && old.rev < rev ? { ...event, message: { ...old, rev } } : event];
      },
    };
  },
  /** [S3] An event that is lost, and the revs of those after it moved up, so that none seems to be missing. */
  "hidden-gap": () => {
    const shifts = new WeakMap<object, Map<string, number>>();
    return {
      event(line, event, random): Event[] {
        if (!("message" in event)) return [event];
        const shift = shifts.get(line) ?? new Map<string, number>();
        shifts.set(line, shift);
        const by = shift.get(event.channelId);
        if (by === undefined) {
          if (!random.chance(0.1)) return [event];
          shift.set(event.channelId, 1);
          return [];
        }
        return [{ ...event, rev: event.rev - by, message: { ...event.message, rev: event.rev - by } }];
      },
    };
  },
};
