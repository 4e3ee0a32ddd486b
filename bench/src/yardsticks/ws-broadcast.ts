import { once } from "node:events";
import { WebSocketServer } from "ws";
import { serveTasks } from "../process/tasks.ts";

/** What anybody writes first: each text that comes in goes out to every client, one `send` each. Nothing is stored. */

const tasks = {
  async listen(): Promise<number> {
    const server = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false });
    server.on("connection", (socket) => {
      socket.send("hello");
      socket.on("message", (data) => {
        const text = String(data);
        for (const client of server.clients) client.send(text);
      });
    });
    await once(server, "listening");
    const address = server.address();
    if (typeof address !== "object" || address === null) throw new Error("the yardstick has no port");
    return address.port;
  },
};

export type WsBroadcastTasks = typeof tasks;

serveTasks(tasks);
