import { defaultPreferences, type Me, type User } from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";

export const createdAt = "2026-01-01T00:00:00.000Z";

/** The people of a fake workspace: Ada, as whom one sees it, and Ben. */
export function createFakePeople() {
  const ada: Me = {
    id: uuidv7(),
    username: "ada",
    name: "Ada",
    title: "",
    timeZone: "",
    role: "admin",
    createdAt,
    email: "ada@example.org",
    availability: "auto",
    receipts: true,
    preferences: defaultPreferences,
  };
  const ben: User = { id: uuidv7(), username: "ben", name: "Ben", title: "", timeZone: "", role: "user", createdAt };
  const users = new Map<string, User>([
    [ada.id, ada],
    [ben.id, ben],
  ]);
  return { ada, ben, users };
}
