import type { Day } from "./calendar.ts";
import type { Random } from "./random.ts";
import type { Talk } from "./talks.ts";

/** How many days a talk rests before it may be used again. */
const rest = 3;

/** Deals the talks of one place so that each is used about as often as the others, and none twice within days. */
export class Deck {
  readonly #used = new Map<Talk, { times: number; lastAgo: number }>();
  readonly #talks: readonly Talk[];
  readonly #random: Random;

  constructor(talks: readonly Talk[], random: Random) {
    this.#random = random;
    this.#talks = random.shuffled(talks.filter((talk) => !talk.last && talk.daysAgo === undefined));
  }

  /** A talk that fits the day and what it has already; undefined when there is none. */
  deal(day: Day, hand: readonly Talk[]): Talk | undefined {
    const fits = this.#talks.filter((talk) => this.#fits(talk, day, hand));
    const least = Math.min(...fits.map((talk) => this.#times(talk)));
    const fresh = fits.filter((talk) => this.#times(talk) === least);
    if (fresh.length === 0) return undefined;
    // Of those that wait for a certain day there is not much time to choose.
    const due = fresh.filter((talk) => talk.weekday !== undefined);
    const dealt = this.#random.pick(due.length > 0 ? due : fresh);
    this.#used.set(dealt, { times: this.#times(dealt) + 1, lastAgo: day.ago });
    return dealt;
  }

  #times(talk: Talk): number {
    return this.#used.get(talk)?.times ?? 0;
  }

  #fits(talk: Talk, day: Day, hand: readonly Talk[]): boolean {
    if (talk.weekday !== undefined && talk.weekday !== day.weekday) return false;
    // One "who opens up?" a morning is enough.
    if (talk.hour && hand.some((other) => other.hour === talk.hour)) return false;
    const used = this.#used.get(talk);
    return !used || (used.times < talk.most && used.lastAgo - day.ago >= rest);
  }
}
