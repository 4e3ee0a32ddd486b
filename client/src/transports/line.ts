import { type CloseName, closeCodes, errorCatalogue, type Hello, mayReconnect, type PushFrame, type ServerFrame } from "@chatflow/protocol";

/** How events travel: the best first, each next one for networks that break the one before. */
export type TransportName = "websocket" | "sse" | "polling";

/** What a server says after its hello; pongs and closing frames stay within the transport. */
export type LineFrame = Exclude<ServerFrame, { hello: Hello } | { pong: 1 }>;

/** Why a line is over: a close name that the server gave, or nothing, when it was cut or never came about. */
export type LineEnd = { close?: CloseName | undefined };

/** One attempt at a live connection, and then that connection. */
export type Line = {
  /** Calls travel on it; where there is none, they go over HTTP. */
  send?(text: string): void;
  /** Look now whether it lives, instead of after the next silence. */
  probe(): void;
  /** It says nothing more after this. */
  close(): void;
};

export type LineEvents = {
  hello(hello: Hello): void;
  frame(frame: LineFrame): void;
  ended(end: LineEnd): void;
};

export type Transport = { name: TransportName; open(events: LineEvents): Line };

/** What a request of one's own account needs. */
export type LineRequest = { origin: string; token: string | undefined; fetch: typeof globalThis.fetch };

/** For a close code of the server's, or of a network's. A code that nobody here knows is a cut. */
export function endWithCode(code: number): LineEnd {
  const names = Object.keys(closeCodes) as CloseName[];
  return { close: names.find((name) => closeCodes[name].code === code) };
}

/** Whether it is of no use to come back before somebody has done something. */
export function isRefusal(end: LineEnd): end is { close: CloseName } {
  return end.close !== undefined && !mayReconnect(closeCodes[end.close].code);
}

/** Undefined for what no ChatFlow server says. */
export function parseFrame<T extends ServerFrame | PushFrame>(data: unknown): T | undefined {
  if (typeof data !== "string") return undefined;
  try {
    const frame: unknown = JSON.parse(data);
    return typeof frame === "object" && frame !== null ? (frame as T) : undefined;
  } catch {
    return undefined;
  }
}

/** Headers and cookie as for every other request of the account. */
export function requestInit({ token }: LineRequest, headers: Record<string, string>): RequestInit {
  return {
    headers: token === undefined ? headers : { ...headers, authorization: `Bearer ${token}` },
    credentials: token === undefined ? "same-origin" : "omit",
    cache: "no-store",
  };
}

/** What an answer other than 200 says about the line: the server's own refusals are closes, the rest is the network. */
export async function endOfResponse(response: Response): Promise<LineEnd> {
  const answer = parseFrame(await response.text().catch(() => "")) as { error?: { code?: string } } | undefined;
  const code = answer?.error?.code ?? "";
  return code in errorCatalogue && code in closeCodes ? { close: code as CloseName } : {};
}
