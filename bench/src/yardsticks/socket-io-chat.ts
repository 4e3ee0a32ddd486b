import { createServer } from "node:http";
import pg from "pg";
import { Server } from "socket.io";
import { serveTasks } from "../process/tasks.ts";

/**
 * The chat that every tutorial builds: Socket.IO, a row inserted for each message, then emitted to everybody. Its
 * pings are put off, since nobody here answers them: that spares it work and our figures get nothing from it.
 */

const pingInterval = 3_600_000;

const tasks = {
  /** Takes connections; with an address of a database, stores what is said before it tells. Returns the port. */
  async listen({ address }: { address: pg.ClientConfig | null }): Promise<number> {
    const db = address ? new pg.Pool({ ...address, max: 10 }) : undefined;
    await db?.query(`create table if not exists yardstick_messages (
      id bigint generated always as identity primary key, author text not null, text text not null,
      created_at timestamptz not null default now())`);
    const http = createServer();
    const chat = new Server(http, { transports: ["websocket"], serveClient: false, pingInterval });
    chat.on("connection", (socket) => {
      socket.on("say", async ({ text }: { text: string }) => {
        const inserted = await db?.query(
          "insert into yardstick_messages (author, text) values ($1, $2) returning id, author, text, created_at",
          [socket.id, text],
        );
        chat.emit("message", inserted?.rows[0] ?? { text });
      });
    });
    await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
    const bound = http.address();
    if (typeof bound !== "object" || bound === null) throw new Error("the yardstick has no port");
    return bound.port;
  },
};

export type SocketIoChatTasks = typeof tasks;

serveTasks(tasks);
