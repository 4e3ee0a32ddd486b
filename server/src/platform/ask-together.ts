import { isDatabaseAway } from "./errors.ts";

/** Statements under way at a time; more than one, so that one that hangs on a broken line does not hold everybody up. */
const atOnce = 4;
/** Longest wait, in milliseconds, that gathering may add. */
const longestPause = 20;

type Waiting<Q, A> = { question: Q; answered(answer: A): void; failed(error: unknown): void };

/**
 * Questions of the same kind, asked of the database in few statements. An idle server asks at once. After a statement
 * comes a pause of twice the time that it took, at most 20 ms, and what gathers meanwhile is asked by the next one, up
 * to `most`, which end the pause: so when thousands of clients come back in the same moment, they do not cost a round trip each. `ask`
 * answers in the order of the questions. Each answer is as fresh as that of a statement of its own would be: it is read
 * after the question came.
 */
export function askTogether<Q, A>(most: number, ask: (questions: Q[]) => Promise<readonly A[]>): (question: Q) => Promise<A> {
  const waiting: Waiting<Q, A>[] = [];
  let underWay = 0;
  let scheduled = false;
  let timer: NodeJS.Timeout | undefined;
  let notBefore = 0;

  function schedule() {
    if (waiting.length === 0 || underWay === atOnce) return;
    if (!scheduled) {
      scheduled = true;
      setImmediate(askInTime); // what else this turn of the event loop brings comes along
    } else if (timer && waiting.length >= most) {
      clearTimeout(timer);
      askInTime();
    }
  }

  function askInTime() {
    timer = undefined;
    const wait = waiting.length >= most ? 0 : notBefore - performance.now();
    if (wait <= 0) void askNext();
    // Below a millisecond a timer would be late by as much again.
    else if (wait < 1) setImmediate(askInTime);
    else timer = setTimeout(askInTime, wait);
  }

  async function askNext() {
    scheduled = false;
    const batch = waiting.splice(0, most);
    const started = performance.now();
    underWay += 1;
    notBefore = started + longestPause;
    schedule();
    await settle(batch);
    underWay -= 1;
    const ended = performance.now();
    notBefore = ended + Math.min(longestPause, 2 * (ended - started));
    schedule();
  }

  async function settle(batch: Waiting<Q, A>[]): Promise<void> {
    try {
      const answers = await ask(batch.map((one) => one.question));
      if (answers.length !== batch.length) throw new Error(`${batch.length} questions got ${answers.length} answers`);
      for (const [at, one] of batch.entries()) one.answered(answers[at] as A);
    } catch (error) {
      if (batch.length === 1 || isDatabaseAway(error)) for (const one of batch) one.failed(error);
      else await Promise.all(batch.map((one) => settle([one]))); // one of them is bad; alone, each stands for itself
    }
  }

  return (question) =>
    new Promise((answered, failed) => {
      waiting.push({ question, answered, failed });
      schedule();
    });
}
