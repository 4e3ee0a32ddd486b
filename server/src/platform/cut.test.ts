import { commands } from "@chatflow/protocol/commands";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { cutTo } from "./cut.ts";

const Person = z.object({ id: z.uuid(), name: z.string(), role: z.enum(["admin", "user"]) });
const Place = z.discriminatedUnion("type", [
  z.object({ type: z.enum(["room", "hall"]), name: z.string() }),
  z.object({ type: z.literal("cellar") }),
]);

describe("cutTo", () => {
  test("leaves out what the schema does not name, at every depth, and nothing else", () => {
    const cut = cutTo(
      z.object({
        who: Person,
        friends: z.array(Person),
        best: Person.nullable(),
        last: Person.optional(),
        tags: z.array(z.string()),
        count: z.int(),
        open: z.boolean(),
      }),
    );
    const id = "00000000-0000-4000-8000-000000000000";
    const ada = { id, name: "Ada", role: "admin" };
    const leaky = { ...ada, password: "secret" };
    const rest = { tags: ["a", "b"], count: 3, open: false };
    const given = { who: leaky, friends: [ada, leaky], best: null, last: leaky, ...rest, hash: "secret" };
    const before = structuredClone(given);
    expect(cut(given)).toEqual({ who: ada, friends: [ada, ada], best: null, last: ada, ...rest });
    expect(given).toEqual(before);
    expect(JSON.stringify(cut({ ...given, best: leaky }))).not.toContain("secret");
  });

  test("what has nothing more is the very same object", () => {
    const cut = cutTo(z.object({ people: z.array(Person), next: z.string().nullable() }));
    const page = { people: [{ id: "1", name: "Ada", role: "user" }], next: null };
    expect(cut(page)).toBe(page);
  });

  test("an object whose key is only an inherited one's name is cut, too", () => {
    expect(cutTo(z.object({ name: z.string() }))({ name: "x", constructor: "y", toString: "z" })).toEqual({ name: "x" });
  });

  test("kinds are told apart", () => {
    const cut = cutTo(
      z.discriminatedUnion("type", [
        z.object({ type: z.literal("room"), name: z.string() }),
        z.object({ type: z.literal("hall"), seats: z.int() }),
      ]),
    );
    expect(cut({ type: "room", name: "x", seats: 3 })).toEqual({ type: "room", name: "x" });
    expect(cut({ type: "hall", name: "x", seats: 3 })).toEqual({ type: "hall", seats: 3 });
    expect(() => cut({ type: "cellar" })).toThrow("none of the kinds");
  });

  test("refuses what is not there, and schemas that it does not know", () => {
    expect(() => cutTo(z.object({ who: Person }))({ who: "Ada" })).toThrow("lacks an object");
    expect(() => cutTo(z.object({ people: z.array(Person) }))({ people: {} })).toThrow("lacks a list");
    expect(() => cutTo(z.record(z.string(), z.string()))).toThrow("no place in an output");
    expect(() => cutTo(Place)).toThrow("told apart by literals");
  });

  test.each(Object.keys(commands))("knows the output of %s", (name) => {
    expect(cutTo(commands[name as keyof typeof commands].output)).toBeTypeOf("function");
  });
});
