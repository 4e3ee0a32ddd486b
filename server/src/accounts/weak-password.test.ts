import { expect, test } from "vitest";
import { weakness } from "./weak-password.ts";

const person = { username: "marlene", email: "m.weber@example.org" };

test.each([
  "short",
  "123456789",
  "1234567890",
  "0987654321",
  "qwertyuiop",
  "1qaz2wsx3edc",
  "qwertz123456",
  "abcdefghij",
  "aaaaaaaaaaaaaaaa",
  "abcabcabcabc",
  "ab12ab12ab12",
  "passwordpassword",
  "Password123!",
  "P@ssw0rd2024",
  "iloveyou2024",
  "Welcome2026!!",
  "letmein12345",
  "football1987",
  "ChatFlow2026",
  "adminadmin1",
  "marlene-garden-bridge",
  "M4RL3NE garden bridge",
  "my m.weber orchard",
])("%s is weak", (password) => {
  expect(weakness(password, person)).toMatch(/^[A-Z].*\.$/);
});

test.each([
  "wobbly lantern orchard",
  "correct horse battery",
  "kR7#vq92Lm",
  "Tr0ub4dor&3x",
  "grüne Möwe fliegt",
  "зелёная чайка летит",
  "密码很难猜的一句话啊",
  "quiet summer password garden",
])("%s is not", (password) => {
  expect(weakness(password, person)).toBeNull();
});

test("a username of two letters may be part of a word", () => {
  expect(weakness("wobbly lantern orchard", { username: "an", email: "an@example.org" })).toBeNull();
});

test("the longest passwords are judged, too", () => {
  for (const password of ["qwertyuiop".repeat(20), "ab".repeat(100), "x1".repeat(100), "\u{1f600}".repeat(100)]) {
    expect(weakness(password, person)).not.toBeNull();
  }
  expect(weakness("quick brown lantern ".repeat(10), person)).toBeNull();
});
