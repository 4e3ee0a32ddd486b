import { everyone, type Username } from "./people.ts";

/** How busy a place is from Sunday to Saturday; 1 is an ordinary working day. */
type Week = readonly [number, number, number, number, number, number, number];

const shop: Week = [0.06, 0.9, 1.1, 1, 1, 1.2, 0.7];
const office: Week = [0, 1.1, 1.1, 1, 1, 0.8, 0.1];
const outdoors: Week = [1.6, 0.5, 0.6, 0.8, 1.5, 0.9, 1.2];

/** A channel or direct conversation, and what is said in it. */
export type Place = {
  /** Also the name of its file in talks/. */
  talks: string;
  week: Week;
  /** Messages in the three weeks, about. */
  amount: number;
  /** Minutes between its last message and the end of the demo's time. */
  quiet: number;
  /** The first one makes it. */
  members: readonly Username[];
} & ({ type: "public" | "private"; name: string; topic: string } | { type: "direct" });

export const channels: readonly Place[] = [
  {
    type: "public",
    name: "general",
    topic: "Everyone, everything. Who is in, what is new, what is for lunch ☕",
    talks: "general",
    week: shop,
    amount: 480,
    quiet: 6,
    members: everyone,
  },
  {
    type: "public",
    name: "workshop",
    topic: "What is on the stands and who needs a hand 🔧 Torque values are pinned to the wall for a reason",
    talks: "workshop",
    week: shop,
    amount: 620,
    quiet: 2,
    members: ["teodor", "maren", "yuki", "joss", "noa", "bao", "matteo", "amina", "lucia"],
  },
  {
    type: "public",
    name: "front-desk",
    topic: "Customers, quotes and pick-ups. We promise nothing before somebody has looked at it",
    talks: "front-desk",
    week: shop,
    amount: 470,
    quiet: 17,
    members: ["lucia", "maren", "amina", "teodor", "yuki", "joss", "noa", "matteo", "ravi"],
  },
  {
    type: "public",
    name: "parts",
    topic: "Orders, stock, and the eternal search for the right bottom bracket",
    talks: "parts",
    week: office,
    amount: 350,
    quiet: 41,
    members: ["bao", "teodor", "yuki", "ifeoma", "noa", "matteo", "maren", "lucia"],
  },
  {
    type: "public",
    name: "website",
    topic: "Shop, bookings, and the tablet at the door. Say what you clicked 🙏",
    talks: "website",
    week: office,
    amount: 320,
    quiet: 26,
    members: ["ravi", "amina", "lucia", "maren", "bao", "yuki", "saoirse"],
  },
  {
    type: "public",
    name: "rides",
    topic: "Thursday night ride, Sunday ride. Nobody gets dropped, lights on 🚴",
    talks: "rides",
    week: outdoors,
    amount: 240,
    quiet: 74,
    members: ["saoirse", "noa", "joss", "maren", "ravi", "yuki", "matteo", "amina", "lucia", "ifeoma"],
  },
  {
    type: "private",
    name: "books",
    topic: "Money. What comes in, what goes out, what we vote on",
    talks: "books",
    week: office,
    amount: 120,
    quiet: 95,
    members: ["ifeoma", "maren", "bao", "lucia"],
  },
  {
    type: "private",
    name: "teodor-60",
    topic: "🤫 The 60th. He must not know. Say “inventory” if he walks in",
    talks: "teodor-60",
    week: office,
    amount: 90,
    quiet: 130,
    members: ["maren", "yuki", "joss", "matteo", "ifeoma", "lucia", "noa", "bao", "saoirse", "amina", "ravi"],
  },
];

const direct = (talks: string, amount: number, quiet: number, ...members: Username[]): Place => ({
  type: "direct",
  talks,
  week: shop,
  amount,
  quiet,
  members,
});

export const directs: readonly Place[] = [
  direct("direct/maren-ifeoma", 30, 12, "maren", "ifeoma"),
  direct("direct/maren-yuki", 26, 33, "yuki", "maren"),
  direct("direct/maren-ravi", 24, 110, "maren", "ravi"),
  direct("direct/maren-lucia-joss", 24, 58, "lucia", "maren", "joss"),
  direct("direct/maren-noa", 16, 300, "noa", "maren"),
  direct("direct/teodor-yuki-matteo", 28, 47, "teodor", "yuki", "matteo"),
  direct("direct/yuki-ravi", 22, 85, "yuki", "ravi"),
  direct("direct/bao-teodor", 22, 150, "bao", "teodor"),
  direct("direct/saoirse-noa-ravi-amina", 24, 200, "saoirse", "noa", "ravi", "amina"),
  direct("direct/joss-matteo", 18, 240, "joss", "matteo"),
  direct("direct/amina-lucia", 18, 65, "amina", "lucia"),
  direct("direct/yuki-amina", 14, 180, "amina", "yuki"),
];
