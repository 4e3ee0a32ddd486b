import { isDeepStrictEqual } from "node:util";
import { ChatFlowError, type CommandName } from "@chatflow/protocol";
import { type Command, commands } from "@chatflow/protocol/commands";
import type { Caller, Handlers, HttpSide } from "./commands.ts";
import { cutTo } from "./cut.ts";
import { toChatFlowError } from "./errors.ts";
import type { Logger } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import { parseInput } from "./parse-input.ts";
import type { TakeFromBudget } from "./rate-limit.ts";

/** A call as a transport hands it over: nothing about it has been checked but who makes it. */
export type IncomingCall = { caller: Caller | null; address: string; http?: HttpSide };

/** Runs one command. Throws nothing but ChatFlowError. */
export type Dispatch = (name: string, input: unknown, call: IncomingCall) => Promise<unknown>;

type AnyHandler = (input: unknown, call: IncomingCall) => Promise<unknown>;

const roleRank = { user: 1, moderator: 2, admin: 3 } as const;

/**
 * The one way into every command, from every transport: so no transport can skip a check that another makes.
 * In order: does it exist, is it within the caller's limits, may this caller use it, is the input valid; then the
 * action; then what comes out is cut to what the table promises.
 */
export function createDispatch(
  handlers: Handlers<CommandName>,
  deps: {
    isStopping(): boolean;
    take: TakeFromBudget;
    metrics: Metrics;
    log: Logger;
    /** For tests: also looks whether every output is what the table promises, value by value. */
    checkOutputs?: boolean;
  },
): Dispatch {
  const table = new Map(
    Object.entries(commands).map(([name, command]) => {
      const handler: unknown = handlers[name as CommandName];
      return [name, { command: command as Command, cut: cutTo(command.output), handler: handler as AnyHandler }];
    }),
  );
  return async (name, input, call) => {
    const started = performance.now();
    let outcome = "ok";
    const row = table.get(name);
    try {
      if (deps.isStopping()) throw new ChatFlowError("unavailable", { retryAfterMs: 1000 });
      if (!row) throw new ChatFlowError("unknown_command");
      const { command, cut, handler } = row;
      if (command.httpOnly && !call.http) throw new ChatFlowError("unknown_command", { message: "This command is for HTTP only." });
      await deps.take(command.limit, call.caller?.userId ?? call.address);
      mustBeAllowed(command, call.caller);
      const output = cut(await handler(parseInput(command.input, input), call));
      if (deps.checkOutputs) mustBePromised(command, output);
      return output;
    } catch (thrown) {
      const error = toChatFlowError(thrown, deps.log, row ? name : undefined);
      outcome = error.code;
      throw error;
    } finally {
      deps.metrics.commandDone(row ? name : "unknown", outcome, (performance.now() - started) / 1000);
    }
  };
}

function mustBePromised({ output: schema }: Command, output: unknown) {
  if (!isDeepStrictEqual(schema.parse(output), output)) throw new Error(`an output is not as promised: ${JSON.stringify(output)}`);
}

function mustBeAllowed(command: Command, caller: Caller | null) {
  if (command.caller === "public") return;
  if (!caller) throw new ChatFlowError("unauthenticated");
  if (roleRank[caller.role] < roleRank[command.caller]) throw new ChatFlowError("forbidden");
}
