import { ChatFlowError } from "@chatflow/protocol";
import { afterEach, expect, it } from "vitest";
import { languageStore } from "../i18n/i18n.ts";
import { errorText, fieldErrors } from "./field-errors.ts";
import { refused } from "./refused.ts";

afterEach(() => languageStore.set("en"));

const fields = ["username", "password"] as const;

it("puts each issue at its field, and only the first one", () => {
  const issues = [
    { path: ["username"], message: "Too short." },
    { path: ["username"], message: "Odd." },
    { path: ["password"], message: "Enter one." },
  ];
  const error = new ChatFlowError("invalid_input", { issues });
  expect(fieldErrors(error, fields)).toEqual({ fields: { username: "Too short.", password: "Enter one." }, form: null });
});

it("knows which field an error is about that names none", () => {
  expect(fieldErrors(new ChatFlowError("username_taken"), fields)).toEqual({ fields: { username: "This username is taken." }, form: null });
});

it("says about the whole form what belongs to none of its fields", () => {
  const elsewhere = new ChatFlowError("invalid_input", { issues: [{ path: ["invitation"], message: "Not a code." }] });
  expect(fieldErrors(elsewhere, fields)).toEqual({ fields: {}, form: "Not a code." });
  expect(fieldErrors(new ChatFlowError("wrong_credentials"), fields).form).toBe("Wrong username, email or password.");
  expect(fieldErrors(new ChatFlowError("name_taken"), fields).form).toBe("There is a channel with this name.");
  expect(fieldErrors(null, fields)).toEqual({ fields: {}, form: null });
});

it("says in one sentence what is wrong with an input", () => {
  const issues = [{ path: ["text"], message: "A message may not be empty." }];
  expect(errorText(new ChatFlowError("invalid_input", { issues }))).toBe("A message may not be empty.");
  expect(errorText(new ChatFlowError("not_found"))).toBe("There is no such thing, or you have no access to it.");
});

it("says what the server adds to a code, and what the page itself got wrong", () => {
  const specific = new ChatFlowError("forbidden", { message: "Only an admin makes a channel a default one." });
  expect(errorText(specific)).toBe("Only an admin makes a channel a default one.");
  expect(errorText(new ChatFlowError("internal", { message: "x is not a function" }))).toBe("The server failed. The failure was logged.");
  expect(errorText(new ChatFlowError("unavailable", { message: "The server did not answer in time." }))).toBe(
    "The server did not answer in time.",
  );
});

it("says what the page itself refuses in every language", () => {
  languageStore.set("de");
  expect(errorText(refused("Es gibt keinen öffentlichen Kanal #werkstatt."))).toBe("Es gibt keinen öffentlichen Kanal #werkstatt.");
});
