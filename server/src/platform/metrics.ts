import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** What the server counts; GET /metrics shows it with a line of help for each. */
export type Metrics = {
  /** How many live connections there are now: WebSockets, event streams and polls together. */
  connections(now: number): void;
  commandDone(command: string, outcome: string, seconds: number): void;
  queryDone(query: string, seconds: number): void;
  /** Messages that were committed. */
  messagesStored(count: number): void;
  /** Events handed to connections, each connection counted. */
  delivered(count: number): void;
  /** Connections closed because they read too slowly. */
  slowConsumer(): void;
  /** What GET /metrics answers, in Prometheus's text format. */
  render(): Promise<{ contentType: string; body: string }>;
  /** Stops the measuring of the event loop. */
  stop(): void;
};

/** From a tenth of a millisecond to ten seconds. */
const buckets = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** A registry of its own for each caller, so that servers in one process (tests) do not share figures. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const connections = new Gauge({
    registers,
    name: "chatflow_connections",
    help: "Open live connections: WebSockets, event streams and polls",
  });
  const messages = new Counter({ registers, name: "chatflow_messages_total", help: "Messages committed" });
  const deliveries = new Counter({ registers, name: "chatflow_deliveries_total", help: "Events handed to connections" });
  const slow = new Counter({ registers, name: "chatflow_slow_consumers_total", help: "Connections closed because they read too slowly" });
  const commands = new Histogram({
    registers,
    name: "chatflow_command_seconds",
    help: "Time from a call's arrival to its answer",
    labelNames: ["command", "outcome"],
    buckets,
  });
  const queries = new Histogram({
    registers,
    name: "chatflow_query_seconds",
    help: "Time of database queries, by the statement's name or its verb",
    labelNames: ["query"],
    buckets,
  });
  const commandTimes = byTwo((command: string, outcome: string) => commands.labels({ command, outcome }));
  const queryTimes = byTwo((query: string) => queries.labels({ query }));
  return {
    connections: (now) => connections.set(now),
    commandDone: (command, outcome, seconds) => commandTimes(command, outcome).observe(seconds),
    queryDone: (query, seconds) => queryTimes(query, "").observe(seconds),
    messagesStored: (count) => messages.inc(count),
    delivered: (count) => deliveries.inc(count),
    slowConsumer: () => slow.inc(),
    render: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
    stop: () => registry.clear(),
  };
}

/** Finds the series of two labels once: doing so at each observation would cost more than the observation. */
function byTwo<T>(find: (first: string, second: string) => T) {
  const found = new Map<string, Map<string, T>>();
  return (first: string, second: string): T => {
    const known = found.get(first)?.get(second);
    if (known !== undefined) return known;
    const series = find(first, second);
    found.set(first, (found.get(first) ?? new Map<string, T>()).set(second, series));
    return series;
  };
}
