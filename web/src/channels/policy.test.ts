import { expect, it } from "vitest";
import { mayAddPeople, mayArchive, mayEditChannel, mayLeave, mayMakeDefault, mayPost, mayRemove, maySetRole } from "./policy.ts";
import { directEntry, meWith, namedEntry } from "./test-entries.ts";

const archivedAt = "2026-11-20T22:04:05.123Z";
const yes = { may: true };
const because = (why: string) => ({ may: false, why: `channels.why.${why}` });
const user = meWith("user");

it("offers the settings to the channel's owners and moderators, and to moderators and admins who are in it", () => {
  expect(mayEditChannel(namedEntry("a"), user)).toEqual(because("moderators"));
  expect(mayEditChannel(namedEntry("a", {}, "moderator"), user)).toEqual(yes);
  expect(mayEditChannel(namedEntry("a"), meWith("moderator"))).toEqual(yes);
  expect(mayEditChannel(namedEntry("a", {}, null), meWith("admin"))).toEqual(because("notMember"));
  expect(mayEditChannel(namedEntry("a", { archivedAt }, "owner"), user)).toEqual(because("archived"));
});

it("asks the channel's permissions", () => {
  expect(mayPost(namedEntry("a"), user)).toEqual(yes);
  expect(mayPost(namedEntry("a", { mayPost: "moderator" }), user)).toEqual(because("post"));
  expect(mayPost(namedEntry("a", { mayPost: "moderator" }, "moderator"), user)).toEqual(yes);
  expect(mayPost(namedEntry("a", { archivedAt }, "owner"), meWith("admin"))).toEqual(because("archived"));
  expect(mayAddPeople(namedEntry("a", { mayInvite: "moderator" }), user)).toEqual(because("invite"));
  expect(mayAddPeople(namedEntry("a", { mayInvite: "moderator" }), meWith("admin"))).toEqual(yes);
});

it("leaves roles to owners and admins, archiving to owners and moderators of the workspace, defaults to admins", () => {
  const [asMember, asModerator, asOwner] = [namedEntry("a"), namedEntry("a", {}, "moderator"), namedEntry("a", {}, "owner")];
  expect([maySetRole(asModerator, user), maySetRole(asOwner, user), maySetRole(asMember, meWith("admin"))]).toEqual([
    because("roles"),
    yes,
    yes,
  ]);
  expect([mayArchive(asModerator, user), mayArchive(asOwner, user), mayArchive(asMember, meWith("moderator"))]).toEqual([
    because("owners"),
    yes,
    yes,
  ]);
  expect(mayArchive(namedEntry("a", { archivedAt }, "owner"), user)).toEqual(yes); // to open it again
  expect([mayMakeDefault(asOwner, user), mayMakeDefault(asMember, meWith("admin"))]).toEqual([because("admins"), yes]);
  expect(mayMakeDefault(namedEntry("a", { type: "private" }), meWith("admin"))).toEqual(because("privateDefault"));
});

it("lets owners be taken out by owners only", () => {
  expect(mayRemove(namedEntry("a", {}, "moderator"), user, "member")).toEqual(yes);
  expect(mayRemove(namedEntry("a", {}, "moderator"), user, "owner")).toEqual(because("removeOwner"));
  expect(mayRemove(namedEntry("a", {}, "owner"), user, "owner")).toEqual(yes);
  expect(mayRemove(namedEntry("a"), user, "member")).toEqual(because("moderators"));
});

it("offers nothing of it for a direct conversation, but writing", () => {
  const own = directEntry("d");
  expect(mayPost(own, user)).toEqual(yes);
  for (const answer of [mayEditChannel(own, meWith("admin")), mayAddPeople(own, user), mayArchive(own, user), maySetRole(own, user)]) {
    expect(answer.may).toBe(false);
  }
  expect([mayLeave(own), mayLeave(namedEntry("a"))]).toEqual([false, true]);
});
