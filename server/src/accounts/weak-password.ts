import { limits } from "@chatflow/protocol";

/**
 * Whether a password would be among the first that somebody tries, and what to do about it. Long phrases pass without
 * further demands: rules about character classes make passwords worse, not better (NIST SP 800-63B).
 */
export function weakness(password: string, person: { username: string; email: string }): string | null {
  if (password.length < limits.passwordMin) return `Use at least ${limits.passwordMin} characters.`;
  const plain = password.normalize("NFKC").toLowerCase();
  const readings = [plain, withoutSubstitutions(plain)];
  const names = [person.username, person.email.split("@")[0] ?? ""].filter((name) => name.length >= 3);
  if (readings.some((reading) => names.some((name) => reading.includes(name)))) {
    return "Leave your username and your email address out of the password.";
  }
  if (new Set(plain).size < 5 || repeatsItself(plain)) return "Repeat less: use more different characters.";
  if (surprisingCharacters(plain) < 4) {
    return "This is one of the first passwords that others would try. Use several unrelated words.";
  }
  return null;
}

/** Words that lead the lists of leaked passwords, to which people then add digits; and our own name. */
const commonWords = [
  ..."password passwort motdepasse contraseña senha parola qwerty azerty letmein welcome willkommen bienvenue".split(" "),
  ..."iloveyou loveyou administrator admin root master login secret geheim changeme change default test testing".split(" "),
  ..."monkey dragon sunshine princess football baseball basketball soccer superman batman spiderman starwars pokemon".split(" "),
  ..."shadow michael jordan jessica ashley daniel charlie thomas hunter killer trustno access freedom whatever".split(" "),
  ..."computer internet summer winter spring autumn sommer hello hallo bonjour chatflow company server user guest".split(" "),
  ..."flower cookie cheese chocolate butterfly angel liverpool chelsea arsenal barcelona google facebook samsung".split(" "),
].sort((a, b) => b.length - a.length);

const rows = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "qwertzuiop", "azertyuiop", "asdfghjkl", "zxcvbnm", "yxcvbnm"];
const columns = ["1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "qazwsxedcrfvtgbyhnujmikolp", "!@#$%^&*()"];
const sequences = [...rows, ...columns].flatMap((row) => [row, [...row].reverse().join("")]);

const substitutions: Record<string, string> = { "0": "o", "1": "l", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", $: "s", "!": "i" };

function withoutSubstitutions(text: string): string {
  return [...text].map((character) => substitutions[character] ?? character).join("");
}

/** Whether the whole is one short piece over and over. */
function repeatsItself(text: string): boolean {
  for (let period = 1; period < limits.passwordMin && period * 2 <= text.length; period++) {
    if (text.startsWith(text.slice(period))) return true;
  }
  return false;
}

/** How many letters and digits are left when common words, years, runs on the keyboard and repetitions are taken out. */
function surprisingCharacters(text: string): number {
  const withoutYears = withoutWords(text)
    .replaceAll(/(19|20)\d\d/g, " ")
    .replaceAll(/(.)\1{2,}/gu, " ");
  return withoutRuns(withoutYears).replaceAll(/[^\p{L}\p{N}]/gu, "").length;
}

/** Blanks the common words, also where they are written with substitutions; both readings have the same length. */
function withoutWords(text: string): string {
  let rest = text;
  for (const word of commonWords) {
    for (const reading of [rest, withoutSubstitutions(rest)]) {
      for (let at = reading.indexOf(word); at >= 0; at = reading.indexOf(word, at + word.length)) {
        rest = rest.slice(0, at) + " ".repeat(word.length) + rest.slice(at + word.length);
      }
    }
  }
  return rest;
}

function withoutRuns(text: string): string {
  let rest = "";
  let at = 0;
  while (at < text.length) {
    const length = runLength(text, at);
    if (length < 3) rest += text[at];
    at += length < 3 ? 1 : length;
  }
  return rest;
}

/** How far the text follows one of the sequences from here on. */
function runLength(text: string, from: number): number {
  let to = from + 1;
  while (to < text.length && sequences.some((sequence) => sequence.includes(text.slice(from, to + 1)))) to++;
  return to - from;
}
