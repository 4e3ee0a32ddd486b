import { SidebarSection } from "@chatflow/protocol/types";
import { expect, it } from "vitest";
import { newSection, sectionNameFault } from "./new-section.ts";

it("makes sections that the server takes", () => {
  const [one, other] = [newSection("Work"), newSection("Work")];
  expect(SidebarSection.parse(one)).toEqual(one);
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
