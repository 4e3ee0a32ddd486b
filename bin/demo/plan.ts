import { atMinute, type Day, daysUntil, endOfDemo } from "./calendar.ts";
import { Deck } from "./deck.ts";
import { calledName, type Username } from "./people.ts";
import type { Bindings } from "./phrase.ts";
import { phrase } from "./phrase.ts";
import { channels, directs, type Place } from "./places.ts";
import { createRandom, type Random } from "./random.ts";
import { type Role, readTalks, type Talk } from "./talks.ts";

/** One message to come. */
export type Line = { author: Username; text: string; at: Date };
export type PlannedPlace = { place: Place; lines: readonly Line[] };

/** Everything that is said in the three weeks before `now`, each place in the order of time. The same for the same `now`. */
export function planDemo(now: Date): PlannedPlace[] {
  const end = endOfDemo(now);
  return [...channels, ...directs].map((place) => ({ place, lines: planPlace(place, end) }));
}

function planPlace(place: Place, end: Date): Line[] {
  const random = createRandom(place.talks);
  const talks = readTalks(place.talks);
  // Two people fill the gaps between what is theirs alone with what anybody could say.
  const deck = new Deck(place.type === "direct" ? [...talks, ...readTalks("direct/anybody")] : talks, random);
  const days = daysUntil(end);
  const said = new Set<string>();
  const lines: Line[] = [];

  const last = talks.filter((talk) => talk.last).flatMap((talk) => perform(talk, place, said, random));
  const lastPart = moveToEnd(last, new Date(end.getTime() - place.quiet * 60_000));
  const latest = lastPart[0]?.at ?? end;

  let owed = 0;
  for (const { day, share } of shares(place, days, random)) {
    owed += share * place.amount - (day.ago === 0 ? last.length : 0);
    const hand = talks.filter((talk) => talk.daysAgo === day.ago);
    for (const talk of hand) owed -= talk.lines.length;
    while (owed > 0) {
      const talk = deck.deal(day, hand);
      if (!talk) break;
      hand.push(talk);
      owed -= talk.lines.length;
    }
    for (const { talk, at } of timetable(hand, day, random)) {
      const performed = perform(talk, place, said, random);
      const before = lines.at(-1)?.at.getTime() ?? 0;
      const moved = moveTo(performed, new Date(Math.max(at.getTime(), before + random.between(3, 20) * 60_000)));
      if ((moved.at(-1)?.at ?? latest) < latest) lines.push(...moved);
      else owed += performed.length;
    }
  }
  return [...lines, ...lastPart];
}

/** Which part of the messages each day has. */
function shares(place: Place, days: readonly Day[], random: Random): { day: Day; share: number }[] {
  const weights = days.map((day) => (place.week[day.weekday] ?? 0) * day.part * random.between(0.75, 1.25));
  const sum = weights.reduce((a, b) => a + b, 0);
  return days.map((day, index) => ({ day, share: (weights[index] ?? 0) / sum }));
}

/** When each talk begins; work comes in two waves, before and after lunch. */
function timetable(talks: readonly Talk[], day: Day, random: Random): { talk: Talk; at: Date }[] {
  const minutes = { morning: [8.3, 9.2], noon: [11.6, 13.2], evening: [16.8, 18] } as const;
  const wave = () => (random.next() < 0.55 ? [9.1, 12.4] : [13.2, 17.4]);
  return talks
    .map((talk) => {
      const [from = 9, to = 17] = talk.hour ? minutes[talk.hour] : wave();
      return { talk, at: atMinute(day.date, random.between(from, to) * 60) };
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** The talk as it goes this time: who speaks, in which words, and how long after one another. */
function perform(talk: Talk, place: Place, said: Set<string>, random: Random): Line[] {
  const cast = castOf(talk, place, random);
  let lines: Line[] = [];
  // What was said before in other words is fine; the very same words are not, unless they are as short as "thanks".
  for (let attempt = 0; attempt < 12; attempt++) {
    const bindings: Bindings = new Map([...cast].map(([role, username]) => [role, calledName(username)]));
    let at = 0;
    lines = talk.lines.map((line) => {
      const text = phrase(line.text, bindings, random);
      at += pauseBefore(text, random);
      return { author: cast.get(line.speaker) ?? "maren", text, at: new Date(at) };
    });
    if (!lines.some((line) => line.text.length > 24 && said.has(line.text))) break;
  }
  for (const line of lines) said.add(line.text);
  return lines;
}

function castOf(talk: Talk, place: Place, random: Random): Map<Username | Role, Username> {
  const speakers = [...new Set(talk.lines.map((line) => line.speaker))];
  const free = random.shuffled(place.members.filter((member) => !speakers.includes(member)));
  const cast = new Map<Username | Role, Username>();
  for (const speaker of speakers) {
    const username = speaker.length === 1 ? free.pop() : place.members.find((member) => member === speaker);
    if (!username) throw new Error(`talks/${place.talks}.txt: nobody here is ${speaker}`);
    cast.set(speaker, username);
  }
  return cast;
}

/** Reading and typing, and now and then a customer in between. */
function pauseBefore(text: string, random: Random): number {
  const typing = 6 + Math.min(text.length, 600) * 0.16;
  const elsewhere = random.next() < 0.14 ? random.between(180, 900) : random.between(4, 80);
  return Math.round((typing + elsewhere) * 1000);
}

function moveTo(lines: readonly Line[], start: Date): Line[] {
  const first = lines[0]?.at.getTime() ?? 0;
  return lines.map((line) => ({ ...line, at: new Date(start.getTime() + line.at.getTime() - first) }));
}

function moveToEnd(lines: readonly Line[], end: Date): Line[] {
  const length = (lines.at(-1)?.at.getTime() ?? 0) - (lines[0]?.at.getTime() ?? 0);
  return moveTo(lines, new Date(end.getTime() - length));
}
