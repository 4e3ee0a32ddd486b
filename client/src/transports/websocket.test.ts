import { expect, test } from "vitest";
import { fakeSockets } from "../test/fake-socket.ts";
import { webSocketTransport } from "./websocket.ts";

test("nothing is sent into a socket that is closing; its end is still told", () => {
  const { WebSocket, newest } = fakeSockets();
  let ended = 0;
  const line = webSocketTransport({ WebSocket, origin: "http://localhost", token: undefined }).open({
    hello: () => {},
    frame: () => {},
    ended: () => ended++,
  });
  newest().greets();
  line.send?.("{}");
  Object.assign(newest(), { readyState: 2 });
  line.send?.("{}");
  expect(newest().sent).toHaveLength(1);
  newest().ends();
  expect(ended).toBe(1);
});
