/** An invented team: a bicycle workshop that belongs to those who work in it. */

export const workspaceName = "Freewheel Bicycle Co-op";

/** Everybody's; long enough for the rules, and printed for whoever tries the workspace out. */
export const password = "spokes under lantern light 27";

export type Person = {
  username: string;
  /** As shown. */
  name: string;
  /** As the others call them. */
  called: string;
};

const team = [
  { username: "maren", name: "Maren Oduya", called: "Maren" },
  { username: "teodor", name: "Теодор Василев", called: "Teodor" },
  { username: "yuki", name: "田辺ゆき", called: "Yuki" },
  { username: "lucia", name: "Lucía Ferreyra", called: "Lucía" },
  { username: "ravi", name: "Ravi Menon", called: "Ravi" },
  { username: "ifeoma", name: "Ifeoma Okafor", called: "Ifeoma" },
  { username: "joss", name: "Joss Lindqvist", called: "Joss" },
  { username: "noa", name: "Noa Ben-Ami", called: "Noa" },
  { username: "bao", name: "Bảo Nguyễn", called: "Bảo" },
  { username: "saoirse", name: "Saoirse Byrne", called: "Saoirse" },
  { username: "matteo", name: "Matteo Ricci", called: "Matteo" },
  { username: "amina", name: "أمينة حداد", called: "Amina" },
] as const satisfies Person[];

export type Username = (typeof team)[number]["username"];

/** In the order in which they joined; the first is the admin. */
export const people: readonly (Person & { username: Username })[] = team;

export const everyone: readonly Username[] = people.map((person) => person.username);

export function calledName(username: Username): string {
  return people.find((person) => person.username === username)?.called ?? username;
}

export function isUsername(text: string): text is Username {
  return people.some((person) => person.username === text);
}
