import { describe, expect, onTestFinished, test, vi } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { askTogether } from "./ask-together.ts";
import { closeDb, openDb } from "./db.ts";
import { isDatabaseAway } from "./errors.ts";

/** Statements that end when the test says so; `asked` has the questions of each. */
function heldStatements() {
  const asked: number[][] = [];
  const ends: ((error?: Error) => void)[] = [];
  const ask = (questions: number[]) =>
    new Promise<number[]>((resolve, reject) => {
      asked.push(questions);
      ends.push((error) => (error ? reject(error) : resolve(questions.map((question) => question * 10))));
    });
  return { asked, ends, ask };
}

const numbers = (count: number, from = 0) => Array.from({ length: count }, (_, at) => from + at);

describe("askTogether", () => {
  test("asks an only question by itself, and at once", async () => {
    const { asked, ends, ask } = heldStatements();
    const answer = askTogether(10, ask)(1);
    await expect.poll(() => asked).toEqual([[1]]);
    ends[0]?.();
    expect(await answer).toBe(10);
  });

  test("asks what comes in one turn of the event loop by one statement, and gives each its own answer", async () => {
    const { asked, ends, ask } = heldStatements();
    const question = askTogether(100, ask);
    const answers = Promise.all(numbers(100).map(question));
    await expect.poll(() => asked.length).toBe(1);
    ends[0]?.();
    expect(await answers).toEqual(numbers(100).map((number) => number * 10));
    expect(asked).toEqual([numbers(100)]);
  });

  test("asks no more at a time than it may, the first who came first", async () => {
    const { asked, ends, ask } = heldStatements();
    const question = askTogether(3, ask);
    const answers = Promise.all(numbers(8).map(question));
    await expect.poll(() => asked.length).toBe(3);
    expect(asked).toEqual([
      [0, 1, 2],
      [3, 4, 5],
      [6, 7],
    ]);
    for (const end of [2, 0, 1]) ends[end]?.();
    expect(await answers).toEqual(numbers(8).map((number) => number * 10));
  });

  test("after a statement it gathers, and a full batch does not wait any longer", async () => {
    vi.useFakeTimers({ toFake: ["performance", "setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const turns = async () => {
      for (let count = 0; count < 5; count++) await new Promise((resolve) => setImmediate(resolve));
    };
    const { asked, ends, ask } = heldStatements();
    const question = askTogether(3, ask);
    const answers = [question(0)];
    await turns();
    vi.advanceTimersByTime(4);
    ends[0]?.(); // after 4 ms, so the pause is 8 ms
    await turns();
    answers.push(question(1), question(2));
    await turns();
    vi.advanceTimersByTime(7);
    await turns();
    expect(asked).toEqual([[0]]);
    vi.advanceTimersByTime(1);
    await turns();
    expect(asked).toEqual([[0], [1, 2]]);
    ends[1]?.();
    vi.advanceTimersByTime(1);

    answers.push(question(3));
    await turns();
    vi.advanceTimersByTime(5);
    ends[2]?.();
    await turns();
    answers.push(question(4), question(5));
    await turns();
    answers.push(question(6));
    await turns();
    expect(asked.at(-1)).toEqual([4, 5, 6]);
    ends.at(-1)?.();
    expect(await Promise.all(answers)).toEqual([0, 10, 20, 30, 40, 50, 60]);
  });

  test("a statement that hangs holds up nobody but those whose questions it has", async () => {
    const { asked, ends, ask } = heldStatements();
    const question = askTogether(10, ask);
    const hung = question(1);
    await expect.poll(() => asked.length).toBe(1);
    const other = question(2);
    await expect.poll(() => asked.length).toBe(2);
    ends[1]?.();
    expect(await other).toBe(20);
    ends[0]?.();
    expect(await hung).toBe(10);
  });

  test("has four statements under way at most; what comes then waits for one of them", async () => {
    const { asked, ends, ask } = heldStatements();
    const question = askTogether(1, ask);
    const answers = Promise.all(numbers(6).map(question));
    await expect.poll(() => asked.length).toBe(4);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(asked).toHaveLength(4);
    ends[0]?.();
    await expect.poll(() => asked.length).toBe(5);
    ends[1]?.();
    await expect.poll(() => asked.length).toBe(6);
    for (const end of ends) end();
    expect(await answers).toEqual([0, 10, 20, 30, 40, 50]);
  });

  test("an answer that is missing is an error, not somebody else's answer", async () => {
    const question = askTogether(10, async (questions: number[]) => questions.slice(1));
    const outcomes = await Promise.allSettled([question(1), question(2)]);
    expect(outcomes.map((one) => one.status)).toEqual(["rejected", "rejected"]);
  });
});

describe("on a database", async () => {
  const db = await testDatabase({ max: 8 });
  let statements = 0;
  const half = askTogether(10, async (values: string[]) => {
    statements++;
    const { rows } = await db.pool.query<{ half: number }>({
      name: "half",
      text: "select value::int / 2 as half from unnest($1::text[]) with ordinality as given(value, n) order by n",
      values: [values],
    });
    return rows.map((row) => row.half);
  });

  test("one bad question fails alone", async () => {
    const outcomes = await Promise.allSettled(["2", "4", "six", "8"].map(half));
    expect(outcomes.map((one) => (one.status === "fulfilled" ? one.value : "failed"))).toEqual([1, 2, "failed", 4]);
    expect(statements).toBe(5);
  });

  test("while the database is away each is told so, and nobody is asked for again one by one", async () => {
    const nowhere = openDb({ host: "127.0.0.1", port: 1 }, { max: 2 });
    onTestFinished(() => closeDb(nowhere));
    let tries = 0;
    const away = askTogether(10, async (values: number[]) => {
      tries++;
      return (await nowhere.pool.query<{ n: number }>("select unnest($1::int[]) as n", [values])).rows;
    });
    const outcomes = await Promise.allSettled([away(2), away(4)]);
    expect(outcomes.map((one) => one.status === "rejected" && isDatabaseAway(one.reason))).toEqual([true, true]);
    expect(tries).toBe(1);
  });
});
