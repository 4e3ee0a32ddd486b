import type { Random } from "./random.ts";

/** How likely what goes wrong by itself is, in one schedule. Probabilities, and milliseconds. */
export type Rates = {
  /** One way over the network. */
  delay: number;
  /** A frame or request that takes ten times as long as others; what comes behind it on the same line waits. */
  slow: number;
  /** A message's event that leaves later than others of its channel: they overtake it. */
  overtaken: number;
  overtakenBy: number;
  /** An event that comes twice. */
  doubled: number;
  /** An event of a message that one line never gets. */
  lost: number;
  /** The same for everything else that is told. */
  lostOther: number;
  /** A call that is refused for the moment. */
  refused: number;
  /** A call that is carried out, and answered with a failure. */
  failedAfter: number;
  /** An answer that comes long after what it tells: events overtake it. */
  lateAnswer: number;
  lateAnswerBy: number;
  /** A new connection, or a request, that is never answered. */
  swallowed: number;
};

export const noFaults: Rates = {
  delay: 5,
  slow: 0,
  overtaken: 0,
  overtakenBy: 0,
  doubled: 0,
  lost: 0,
  lostOther: 0,
  refused: 0,
  failedAfter: 0,
  lateAnswer: 0,
  lateAnswerBy: 0,
  swallowed: 0,
};

/** Each schedule has some faults often and others not at all, so that they also meet alone. */
export function drawRates({ pick }: Random): Rates {
  return {
    delay: pick([1, 10, 100, 400]),
    slow: pick([0, 0.02, 0.2]),
    overtaken: pick([0, 0.05, 0.4]),
    overtakenBy: pick([5, 60, 700]),
    doubled: pick([0, 0.05, 0.3]),
    lost: pick([0, 0, 0.02, 0.2]),
    lostOther: pick([0, 0, 0, 0.1]),
    refused: pick([0, 0, 0.02, 0.2]),
    failedAfter: pick([0, 0, 0.05]),
    lateAnswer: pick([0, 0.1, 0.5]),
    lateAnswerBy: pick([50, 500, 5000]),
    swallowed: pick([0, 0, 0.02]),
  };
}
