import pg from "pg";

/** Told about every finished query: a name of few possible values, and how long it took. */
export type QueryTimer = (name: string, seconds: number) => void;

/**
 * A pg.Client that times every query. Named statements keep their name; others are known by their verb, so that
 * the number of names stays small whatever SQL is built.
 */
export function timedClient(onQuery: QueryTimer): typeof pg.Client {
  return class TimedClient extends pg.Client {
    constructor(config?: string | pg.ClientConfig) {
      super(config);
      this.query = timed(this, onQuery);
    }
  };
}

function timed(client: pg.Client, onQuery: QueryTimer): pg.Client["query"] {
  // pg's many forms (text or config, with and without callback) all pass through unchanged.
  return function query(...args: unknown[]): unknown {
    const name = queryName(args[0]);
    const start = performance.now();
    const done = () => onQuery(name, (performance.now() - start) / 1000);
    const callback = args.at(-1);
    if (typeof callback === "function") {
      args[args.length - 1] = (...results: unknown[]) => {
        done();
        Reflect.apply(callback, undefined, results);
      };
    }
    const result: unknown = Reflect.apply(pg.Client.prototype.query, client, args);
    if (result instanceof Promise) result.then(done, done);
    return result;
  } as pg.Client["query"];
}

function queryName(query: unknown): string {
  if (typeof query === "string") return verb(query);
  if (typeof query !== "object" || query === null) return "other";
  if ("name" in query && typeof query.name === "string" && query.name !== "") return query.name;
  return "text" in query && typeof query.text === "string" ? verb(query.text) : "other";
}

const verbs = new Set(["select", "insert", "update", "delete", "with", "begin", "commit", "rollback"]);

function verb(sql: string): string {
  const word = /^\s*([a-z]+)/i.exec(sql)?.[1]?.toLowerCase() ?? "";
  return verbs.has(word) ? word : "other";
}
