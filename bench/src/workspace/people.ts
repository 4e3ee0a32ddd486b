import { createClient } from "@chatflow/client";

/** An account of the workspace under load, with a way to call commands over HTTP in its name. */
export type Person = { id: string; token: string; call: ReturnType<typeof createClient>["call"] };

const password = "an unhurried lantern orchard";
const signedUpAtOnce = 4;

/** Makes so many accounts in an empty workspace; the first is its admin. */
export async function makePeople(url: string, count: number): Promise<[Person, ...Person[]]> {
  const admin = await signUp(url, 0);
  await admin.call("workspace.update", { registration: "open" });
  const others: Person[] = [];
  for (let next = 1; next < count; next += signedUpAtOnce) {
    const some = Math.min(signedUpAtOnce, count - next);
    others.push(...(await Promise.all(Array.from({ length: some }, (_, index) => signUp(url, next + index)))));
  }
  return [admin, ...others];
}

async function signUp(url: string, number: number): Promise<Person> {
  const username = `person${number}`;
  const input = { username, email: `${username}@example.org`, password, session: "bearer" } as const;
  const { user, token } = await createClient({ url }).call("accounts.signUp", input);
  if (token === undefined) throw new Error("signing up gave no token");
  return { id: user.id, token, call: createClient({ url, token }).call };
}

/** A public channel of the first person that all the others have joined; returns its id. */
export async function makeChannel(name: string, [owner, ...others]: readonly [Person, ...Person[]]): Promise<string> {
  const { channel } = await owner.call("channels.create", { type: "public", name });
  await Promise.all(others.map((person) => person.call("channels.join", { channelId: channel.id })));
  return channel.id;
}
