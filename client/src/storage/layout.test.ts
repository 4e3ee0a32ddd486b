import { createHash } from "node:crypto";
import type { CommandName } from "@chatflow/protocol";
import { openApiDocument } from "@chatflow/protocol/openapi";
import { expect, test } from "vitest";
import { layout, outlasts } from "./layout.ts";

/** The answers that are kept as they come. */
const kept: CommandName[] = ["users.me", "workspace.get", "users.list", "channels.list", "messages.list"];

test("what is kept has the shape that this layout stands for", () => {
  const { paths } = openApiDocument("http://chat.test") as {
    paths: Record<string, Record<string, { operationId: CommandName; responses: { 200: unknown } }>>;
  };
  const shapes = Object.values(paths)
    .flatMap((methods) => Object.values(methods))
    .filter(({ operationId }) => kept.includes(operationId))
    .map(({ operationId, responses }) => [operationId, responses[200]]);
  expect(shapes).toHaveLength(kept.length);
  const shape = createHash("sha256").update(JSON.stringify(shapes)).digest("hex").slice(0, 16);
  // Another shape: raise `layout` if a version with this one was released, and write down the new shape.
  expect({ layout, shape }).toEqual({ layout: 2, shape: "ab2ce17d1314f4c2" });
});

test("what was not sent outlasts a change of the layout, and nothing else does", () => {
  expect(["unsent", "changes", "drafts", "reads"].every((kind) => outlasts(["ada", kind, "id"]))).toBe(true);
  expect([["current"], ["ada"], ["ada", "timelines", "c"]].some(outlasts)).toBe(false);
});
