import type { ClientFrame, Event, Message, ServerFrame } from "@chatflow/protocol";
import { v7 } from "uuid";
import type { Room } from "../history.ts";
import type { Liar } from "../tap.ts";

/** Bugs that the server does not have, planted between it and the clients. `planted` has the ids that each one hit. */
export type PlantedBug = Liar & { planted: string[] };

type Send = { channelId: string; id: string; text: string };
type Edit = { messageId: string; text: string };
type Created = Extract<Event, { type: "message.created" }>;

/** Every so many of what could be hit are. */
const every = 7;

/** Answers some sends itself and stores nothing: what acknowledging before the commit comes to when the commit fails. */
export function acknowledgesAlone(): PlantedBug {
  const planted: string[] = [];
  const heads = new Map<string, number>();
  let sends = 0;
  return {
    planted,
    incoming(frame) {
      const event = createdIn(frame);
      if (event) heads.set(event.channelId, Math.max(heads.get(event.channelId) ?? 0, event.message.seq));
      return [frame];
    },
    outgoing(frame, userId, answer) {
      const call = sendIn(frame);
      sends += call ? 1 : 0;
      if (!call || sends % every !== 0) return [frame];
      planted.push(call.send.id);
      const seq = (heads.get(call.send.channelId) ?? 0) + 1;
      const message: Message = {
        ...call.send,
        seq,
        rev: seq,
        authorId: userId,
        createdAt: new Date().toISOString(),
        editedAt: null,
        deletedAt: null,
        pinnedAt: null,
        reactions: [],
      };
      answer(JSON.stringify({ id: call.id, ok: message } satisfies ServerFrame));
      return [];
    },
  };
}

/** Answers some edits itself and changes nothing: an edit that is acknowledged and lost. */
export function losesEdits(): PlantedBug {
  const planted: string[] = [];
  const newest = new Map<string, Message>();
  let edits = 0;
  return {
    planted,
    incoming(frame) {
      const event = eventIn(frame);
      if (event && "message" in event) newest.set(event.message.id, event.message);
      return [frame];
    },
    outgoing(frame, _, answer) {
      const call = editIn(frame);
      const message = newest.get(call?.edit.messageId ?? "");
      edits += call ? 1 : 0;
      if (!call || !message || edits % 3 !== 0) return [frame];
      planted.push(message.id);
      answer(JSON.stringify({ id: call.id, ok: { ...message, text: call.edit.text } } satisfies ServerFrame));
      return [];
    },
  };
}

/** Sends some messages twice, the second time under another id: a retry that forgot its id. */
export function retriesUnderAnotherId(): PlantedBug {
  const planted: string[] = [];
  let sends = 0;
  return {
    planted,
    outgoing(frame) {
      const call = sendIn(frame);
      sends += call ? 1 : 0;
      if (!call || sends % every !== 0) return [frame];
      const id = v7();
      planted.push(id);
      const again: ClientFrame = { id: call.id + 1_000_000, call: "messages.send", input: { ...call.send, id } };
      return [frame, JSON.stringify(again)];
    },
  };
}

/** Tells some events twice, the second time under another id and in the next place. */
export function doublesEvents(): PlantedBug {
  const planted: string[] = [];
  let events = 0;
  return {
    planted,
    incoming(frame) {
      const event = createdIn(frame);
      events += event ? 1 : 0;
      if (!event || events % every !== 0) return [frame];
      const message = { ...event.message, id: v7(), seq: event.message.seq + 1, rev: event.rev + 1 };
      planted.push(message.id);
      return [frame, eventFrame({ ...event, rev: event.rev + 1, message })];
    },
  };
}

/** Swaps some events with the one behind them. */
export function swapsEvents(): PlantedBug {
  const planted: string[] = [];
  const held = new Map<string, string>();
  let events = 0;
  return {
    planted,
    incoming(frame, userId) {
      const event = createdIn(frame);
      if (!event) return [frame];
      const line = `${userId} ${event.channelId}`;
      const before = held.get(line);
      held.delete(line);
      if (before !== undefined) return [frame, before];
      events += 1;
      // Only early in the load: what is held at its end would never be let go.
      if (events % every !== 0 || planted.length === 20) return [frame];
      planted.push(event.message.id);
      held.set(line, frame);
      return [];
    },
  };
}

/** Forwards what is said in a room to somebody who is not in it. */
export function forwardsTo(outsider: string, room: Room): PlantedBug {
  const planted: string[] = [];
  const stash: string[] = [];
  return {
    planted,
    incoming(frame, userId) {
      if (userId === outsider) return [...stash.splice(0), frame];
      const event = createdIn(frame);
      if (event?.channelId === room.id && !planted.includes(event.message.id) && planted.length < 20) {
        planted.push(event.message.id);
        stash.push(frame);
      }
      return [frame];
    },
  };
}

/** Goes on telling people what is said in the rooms that they have left. */
export function forgetsToUnsubscribe(): PlantedBug {
  const planted: string[] = [];
  /** By who left which room: what they are still told. */
  const left = new Map<string, string[]>();
  return {
    planted,
    incoming(frame, userId) {
      const event = eventIn(frame);
      if (event?.type === "member.left" && event.userId === userId) left.set(`${userId} ${event.channelId}`, []);
      if (event?.type === "member.joined" && event.member.userId === userId) left.delete(`${userId} ${event.channelId}`);
      if (event?.type === "message.created") {
        for (const [key, frames] of left) if (key.endsWith(` ${event.channelId}`)) frames.push(frame);
      }
      const told = [...left].filter(([key]) => key.startsWith(`${userId} `)).flatMap(([, frames]) => frames.splice(0));
      for (const each of told) planted.push(createdIn(each)?.message.id ?? "");
      return [frame, ...told];
    },
  };
}

function eventIn(frame: string): Event | undefined {
  const parsed = JSON.parse(frame) as ServerFrame;
  return "event" in parsed ? parsed.event : undefined;
}

function createdIn(frame: string): Created | undefined {
  const event = eventIn(frame);
  return event?.type === "message.created" ? event : undefined;
}

function eventFrame(event: Event): string {
  return JSON.stringify({ event } satisfies ServerFrame);
}

function sendIn(frame: string): { id: number; send: Send } | undefined {
  const parsed = JSON.parse(frame) as ClientFrame;
  return "call" in parsed && parsed.call === "messages.send" ? { id: parsed.id, send: parsed.input as Send } : undefined;
}

function editIn(frame: string): { id: number; edit: Edit } | undefined {
  const parsed = JSON.parse(frame) as ClientFrame;
  return "call" in parsed && parsed.call === "messages.edit" ? { id: parsed.id, edit: parsed.input as Edit } : undefined;
}
