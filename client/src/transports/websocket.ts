import { type ClientFrame, type ServerFrame, socketPath } from "@chatflow/protocol";
import { createHeartbeat, type Heartbeat, pongMs } from "../heartbeat.ts";
import { endWithCode, type Line, type LineEvents, parseFrame, type Transport } from "./line.ts";

type Options = { WebSocket: typeof globalThis.WebSocket; origin: string; token: string | undefined };

/** Both ways over one WebSocket. */
export function webSocketTransport(options: Options): Transport {
  return { name: "websocket", open: (events) => open(openSocket(options), events) };
}

function open(socket: WebSocket, events: LineEvents): Line {
  let heartbeat: Heartbeat | undefined;
  let over = false;

  function receive(data: unknown) {
    heartbeat?.heard();
    const frame = parseFrame<ServerFrame>(data);
    if (frame === undefined) return giveUp();
    if ("pong" in frame) return;
    if (!("hello" in frame)) return events.frame(frame);
    heartbeat ??= createHeartbeat({
      silenceMs: frame.hello.pingAfterMs,
      answerMs: pongMs,
      ping: () => send(JSON.stringify({ ping: 1 } satisfies ClientFrame)),
      dead: giveUp,
    });
    events.hello(frame.hello);
  }

  /** On a socket that is closing it would go nowhere, and browsers complain; `close` follows and answers for it. */
  function send(text: string) {
    if (socket.readyState > 1) return;
    socket.send(text);
  }

  /** The line is of no use any more, whatever the socket believes. */
  function giveUp() {
    close();
    events.ended({});
  }

  function close() {
    over = true;
    heartbeat?.stop();
    socket.close();
  }

  // A socket that was given up may still say something.
  socket.addEventListener("message", ({ data }) => {
    if (!over) receive(data);
  });
  socket.addEventListener("close", ({ code }) => {
    if (over) return;
    over = true;
    heartbeat?.stop();
    events.ended(endWithCode(code));
  });
  // Always followed by `close`, which says more.
  socket.addEventListener("error", () => {});

  return { send, probe: () => heartbeat?.probe(), close };
}

function openSocket({ WebSocket: Socket, origin, token }: Options): WebSocket {
  const url = origin.replace(/^http/, "ws") + socketPath;
  if (token === undefined) return new Socket(url);
  // Node's WebSocket takes headers here, which the DOM's types do not know.
  const options = { headers: { authorization: `Bearer ${token}` } } as unknown as string[];
  return new Socket(url, options);
}
