import { commands } from "@chatflow/protocol/commands";
import { expect, it } from "vitest";
import { newSection, sectionNameFault } from "./new-section.ts";

it("makes sections that the server takes", () => {
  const [one, other] = [newSection("Work"), newSection("Work")];
  const preferences = { sections: [one, other] };
  expect(commands["users.updateMe"].input.parse({ preferences })).toEqual({ preferences });
  expect(one.id).not.toBe(other.id);
});

it("takes a name once, whatever its capitals", () => {
  const others = [newSection("Work")];
  expect([sectionNameFault("work", others), sectionNameFault("", others), sectionNameFault("Later", others)]).toEqual([
    "channels.sections.taken",
    "channels.sections.empty",
    null,
  ]);
});
