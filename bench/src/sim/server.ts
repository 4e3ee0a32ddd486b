import { ChatFlowError, type CommandName } from "@chatflow/protocol";
import { answer, type Sizes } from "./answers.ts";
import { noFaults, type Rates } from "./faults.ts";
import { describe, type Line, type Outcome } from "./line.ts";
import type { Workspace } from "./model.ts";
import type { Answer, Given, Notice } from "./notices.ts";
import type { Plant } from "./plant.ts";
import type { World } from "./world.ts";

type Respond = (outcome: Outcome) => void;

export type Server = ReturnType<typeof createServer>;

/** The silence after which a client pings here; short, so that a dead line is found within a schedule. */
const pingAfterMs = 8000;

/** A model of the protocol's server: commits, answers, tells; and everything of it that may be late, lost or doubled. */
export function createServer(world: World, workspace: Workspace, options: { sizes: Sizes; rates: Rates; plant: Plant }) {
  const { random, later, note } = world;
  const { sizes, plant } = options;
  const lines = new Set<Line>();
  let rates = options.rates;
  let held = workspace;
  let running = true;
  /** What was begun before a restart ends with it. */
  let process = 1;
  let backup: Workspace | undefined;
  /** Ids of messages that a restored backup does not have any more. */
  const lostByRestore = new Set<string>();
  let epochs = 1;

  function accept(line: Line) {
    lines.add(line);
    for (const { channel, seats } of held.rooms.values()) if (seats.has(line.userId)) line.topics.add(channel.id);
    line.write({ hello: { userId: line.userId, sessionId: line.device, connectionId: line.device, epoch: held.epoch, pingAfterMs } });
  }

  /** Carries a call out some time after it came, and answers some time after that. */
  function call(caller: { device: string; userId: string; line?: Line }, name: CommandName, input: Given, respond: Respond) {
    const mine = process;
    const { line } = caller;
    let commitAt = world.now() + random.between(0, 10);
    if (line && name === "messages.send") {
      commitAt = Math.max(commitAt, line.sendsFrom);
      line.sendsFrom = commitAt;
    }
    const late = random.chance(rates.lateAnswer) ? random.between(0, rates.lateAnswerBy) : random.between(0, 3);
    later(commitAt - world.now(), () => {
      if (mine !== process) return;
      const outcome = carryOut(caller, name, input);
      later(late, () => {
        if (mine === process) respond(outcome);
      });
    });
  }

  function carryOut({ device, userId }: { device: string; userId: string }, name: CommandName, input: Given) {
    try {
      if (random.chance(rates.refused)) {
        throw random.chance(0.5)
          ? new ChatFlowError("unavailable")
          : new ChatFlowError("rate_limited", { retryAfterMs: random.below(4000) });
      }
      const before = plant.forgets?.(name, random) ? structuredClone(held) : undefined;
      const { result, notices }: Answer = answer(held, sizes, userId, name, input);
      if (before) held = before;
      note(`server  ${device} ${name}${about(input)}${notices.length > 0 ? " committed" : ""}`);
      for (const notice of notices) tell(notice);
      if (random.chance(rates.failedAfter)) throw new ChatFlowError("internal");
      return { ok: plant.answer ? plant.answer(name, result, random) : result };
    } catch (error) {
      if (!(error instanceof ChatFlowError)) throw error;
      note(`server  ${device} ${name}${about(input)} ${error.code}`);
      return { error: error.toWire() };
    }
  }

  /** [E1] [E2] [E4] */
  function tell(notice: Notice) {
    const { event } = notice;
    const mine = process;
    if (!("rev" in event)) return publish(notice);
    const delay = random.chance(rates.overtaken) ? random.between(0, rates.overtakenBy) : 0;
    const times = random.chance(rates.doubled) ? [delay, delay + random.between(0, 500)] : [delay];
    for (const ms of times) {
      if (ms === 0) publish(notice);
      else later(ms, () => mine === process && publish(notice));
    }
  }

  function publish(notice: Notice) {
    const { event } = notice;
    const { channelId } = event;
    // [E3] Subscriptions change exactly where the event about them stands.
    if (event.type === "member.left") for (const line of lines) if (line.userId === event.userId) line.topics.delete(channelId);
    if (event.type === "member.joined") for (const line of lines) if (line.userId === event.member.userId) line.topics.add(channelId);
    for (const line of lines) {
      if (notice.to === "user" ? line.userId !== notice.userId : !line.topics.has(channelId)) continue;
      const aboutMessage = "rev" in event;
      if (random.chance(aboutMessage ? rates.lost : rates.lostOther)) {
        note(`lost    ${line.device} ${describe(event)}`);
        (aboutMessage ? line.missed : line.missedOther).add(channelId);
        continue;
      }
      const told = plant.event ? plant.event(line, event, random) : [event];
      for (const each of told) line.write({ event: each });
      if (!aboutMessage && random.chance(rates.doubled)) line.write({ event });
    }
  }

  function stop(downForMs: number, how: string) {
    note(`fault   ${how}, down for ${Math.round(downForMs)} ms`);
    process += 1;
    running = false;
    const code = random.pick([1001, 1006]);
    for (const line of [...lines]) line.end(code);
    const mine = process;
    later(downForMs, () => {
      if (mine === process) running = true;
    });
  }

  return {
    lines,
    sizes,
    lostByRestore,
    workspace: () => held,
    running: () => running,
    rates: () => rates,
    accept,
    call,
    drop: (line: Line) => lines.delete(line),
    restart: () => stop(random.between(0, 4000), "restart"),
    backUp() {
      backup = structuredClone(held);
      note("server  backup");
    },
    restore() {
      if (!backup) return;
      const had = allIds(held);
      held = { ...structuredClone(backup), epoch: `epoch-${++epochs}` };
      const has = allIds(held);
      for (const id of had) if (!has.has(id)) lostByRestore.add(id);
      stop(random.between(0, 4000), `backup restored, ${held.epoch}`);
    },
    /** From now on nothing goes wrong any more. */
    heal() {
      rates = noFaults;
      running = true;
    },
  };
}

function allIds({ rooms }: Workspace): Set<string> {
  return new Set([...rooms.values()].flatMap(({ messages }) => messages.map(({ id }) => id)));
}

function about({ channelId, since, before, seq, text }: Given): string {
  const words = [typeof channelId === "string" ? channelId.slice(0, 4) : undefined, text === undefined ? undefined : `"${String(text)}"`];
  for (const [name, value] of Object.entries({ since, before, seq })) if (value !== undefined) words.push(`${name} ${String(value)}`);
  return words.map((word) => (word === undefined ? "" : ` ${word}`)).join("");
}
