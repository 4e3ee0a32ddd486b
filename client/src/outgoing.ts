import type { Me, MemberSettings, Message } from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";
import { createArranging } from "./arranging.ts";
import { createChanges } from "./changes.ts";
import { isMessageChange, isWish, type KeptChange } from "./changes-entry.ts";
import type { Client } from "./client.ts";
import { createOneself } from "./oneself.ts";
import { createOutbox } from "./outbox.ts";
import type { Unsent } from "./outbox-entry.ts";
import { createRefusals } from "./refusals.ts";
import type { Standing } from "./standing.ts";
import type { Keeping } from "./storage/keeping.ts";

export type OutgoingOptions = {
  call: Client["call"];
  standing: Standing;
  keeping: Pick<Keeping, "unsent" | "change">;
  /** Something is different about what is on its way in a channel. */
  changed(channelId: string): void;
  /** The server has just acknowledged it. */
  acknowledged(message: Message): void;
  /** The server has carried a change of it out. Returns whether it will take its place in a timeline. */
  carriedOut(message: Message): boolean;
  meChanged(me: Me): void;
  arranged: { shown(channelId: string): void; done(channelId: string, settings: MemberSettings): void };
};

export type Outgoing = ReturnType<typeof createOutgoing>;

/** All that is on its way to the server: messages, changes to them, and what one wants otherwise for oneself. */
export function createOutgoing({ call, standing, keeping, ...options }: OutgoingOptions) {
  const maySend = () => standing.isConfirmed;
  const refusals = createRefusals(keeping.change);
  const wishing = { call, maySend, keep: keeping.change, refused: refusals.add };
  const arranging = createArranging({ ...wishing, changed: options.arranged.shown, done: options.arranged.done });
  const oneself = createOneself({ ...wishing, changed: options.meChanged });
  const outbox = createOutbox({
    call,
    mayCall: maySend,
    changed: options.changed,
    acknowledged: options.acknowledged,
    edit: (place, text) => void changes.make(place, { do: "edit", text }),
    keep: keeping.unsent,
    newId: uuidv7,
  });
  const changes = createChanges({
    call,
    mayCall: maySend,
    myId: () => standing.myId,
    changed: options.changed,
    carriedOut: options.carriedOut,
    keep: keeping.change,
    refused: refusals.add,
    newId: uuidv7,
  });

  return {
    outbox,
    changes,
    arranging,
    oneself,
    refusals,
    /** What was kept is this chat's to send. */
    restore(unsent: readonly Unsent[], kept: readonly KeptChange[]) {
      outbox.restore(unsent);
      const waiting = refusals.restore(kept);
      changes.restore(waiting.filter(isMessageChange));
      const wishes = waiting.filter(isWish);
      oneself.restoreWishes(wishes);
      arranging.restore(wishes);
    },
    /** There is a connection, or it is known who one is: what waits goes out now. */
    resume() {
      outbox.resume();
      changes.resume();
      oneself.resume();
      arranging.resume();
    },
    clear() {
      outbox.clear();
      changes.clear();
      refusals.clear();
      oneself.clear();
      arranging.clear();
    },
  };
}
