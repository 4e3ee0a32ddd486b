import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";
import { maskedText, pongFrame } from "./frames.ts";

export type Target = {
  port: number;
  /** Path of the WebSocket. */
  path: string;
  /** One for each account, used in turn; empty where nobody needs to sign in. */
  tokens: string[];
  /** What a client says first, where it has to say something. */
  greeting?: string;
};

export type Receiver = {
  /** Takes what arrived; the bytes are overwritten when it returns. */
  push(bytes: Uint8Array, length: number): void;
};

export type Connected = {
  /** Makes what reads the connection, which shall call `onPing` for each ping. */
  receiver(onPing: () => void): Receiver;
  /** The connection ended, after it stood. */
  closed(): void;
  /** The connection was begun; for those who may lose their patience with it. */
  begun?(socket: Socket): void;
};

// Every connection reads into the same memory: what it holds is dealt with before the next read.
const readBuffer = Buffer.allocUnsafe(256 * 1024);

/**
 * A WebSocket on a bare TCP connection: the handshake by hand, then bytes. Resolves when the server has switched.
 * Pings are answered, as every client does.
 */
export function openRaw(target: Target, index: number, { receiver, closed, begun }: Connected): Promise<Socket> {
  return new Promise((resolve, reject) => {
    let head = "";
    let switched = false;
    const reader = receiver(() => socket.write(pongFrame));
    const socket = connect({
      port: target.port,
      host: "127.0.0.1",
      noDelay: true,
      onread: {
        buffer: readBuffer,
        callback(length, bytes) {
          if (switched) {
            reader.push(bytes, length);
            return true;
          }
          head += Buffer.from(bytes.buffer, bytes.byteOffset, length).toString("latin1");
          const end = head.indexOf("\r\n\r\n");
          if (end < 0) return true;
          if (!head.startsWith("HTTP/1.1 101")) {
            reject(new Error(`the server refused a WebSocket: ${head.slice(0, 200)}`));
            socket.destroy();
            return false;
          }
          switched = true;
          if (target.greeting !== undefined) socket.write(maskedText(target.greeting));
          const rest = Buffer.from(head.slice(end + 4), "latin1");
          if (rest.length > 0) reader.push(rest, rest.length);
          resolve(socket);
          return true;
        },
      },
    });
    begun?.(socket);
    socket.on("connect", () => socket.write(upgradeRequest(target, index)));
    socket.on("error", reject); // after the switch nobody listens any more; the close is counted
    socket.on("close", () => {
      reject(new Error("the server closed the connection during the handshake"));
      if (switched) closed();
    });
  });
}

function upgradeRequest({ port, path, tokens }: Target, index: number): string {
  const lines = [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}`,
  ];
  if (tokens.length > 0) lines.push(`Authorization: Bearer ${tokens[index % tokens.length]}`);
  return `${lines.join("\r\n")}\r\n\r\n`;
}
