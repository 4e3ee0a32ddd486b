import { expect, test } from "vitest";
import { createMetrics } from "./metrics.ts";

test("what happened is in the text that Prometheus reads", async () => {
  const metrics = createMetrics();
  metrics.connections(3);
  metrics.messagesStored(5);
  metrics.delivered(40);
  metrics.commandDone("messages.send", "ok", 0.003);
  metrics.queryDone("insert", 0.0007);
  const { contentType, body } = await metrics.render();
  metrics.stop();
  expect(contentType).toMatch(/^text\/plain/);
  for (const line of [
    "chatflow_connections 3",
    "chatflow_messages_total 5",
    "chatflow_deliveries_total 40",
    'chatflow_command_seconds_count{command="messages.send",outcome="ok"} 1',
    'chatflow_command_seconds_bucket{le="0.0025",command="messages.send",outcome="ok"} 0',
    'chatflow_command_seconds_bucket{le="0.005",command="messages.send",outcome="ok"} 1',
    'chatflow_query_seconds_bucket{le="0.001",query="insert"} 1',
  ]) {
    expect(body.split("\n")).toContain(line);
  }
  expect(body).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
  expect(body).toMatch(/^process_resident_memory_bytes \d/m);
});

test("two servers in one process do not share figures", async () => {
  const [first, second] = [createMetrics(), createMetrics()];
  first.connections(7);
  expect((await second.render()).body).toContain("chatflow_connections 0\n");
  first.stop();
  second.stop();
});
