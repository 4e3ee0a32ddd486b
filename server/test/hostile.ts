import type { Random } from "./random.ts";

/** Values that programs trip over, for any place of any input. */
const values: readonly [unknown, ...unknown[]] = [
  undefined,
  ...[null, true, false, 0, -0, -1, 0.5, 1e21, 1e-7, 2 ** 31, 2 ** 53, -(2 ** 63), Number.MAX_VALUE],
  ...["", " ", "\u0000", "a\u0000b", "\ud800", "\udfff\ud800", "\u202e", "\ufeff", "\u2028", "💥", "Z̴̹̐", "İ", "ß"],
  ...["null", "NaN", "-1", "1e3", "0x10", "__proto__", "constructor", "toString", "../../etc/passwd", "%00", "%", "_", "\\"],
  ...["'; drop table users; --", "$1", "{}", "[object Object]", "<script>alert(1)</script>", "{{7*7}}", "\r\nset-cookie: a=b"],
  ...["00000000-0000-0000-0000-000000000000", "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF", "9999-12-31T23:59:59.999Z"],
  ...[[], [[]], [null], {}, { $ne: null }, { length: 1e9 }, { toString: 1 }, { toJSON: 1 }, { valueOf: null }],
];

const names = ["__proto__", "constructor", "prototype", "then", "toString", "hasOwnProperty", "length", "$where", "", "0", "id"] as const;

/** Anything that JSON can say, mostly small. */
export function hostileValue(random: Random, depth = 0): unknown {
  if (depth > 3 || random.chance(0.6)) return random.pick(values);
  if (random.chance(0.1)) return "x".repeat(random.pick([81, 251, 16_001, 65_536, 200_000]));
  if (random.chance(0.1)) return nested(random.pick([10, 1000]), random.chance(0.5));
  if (random.chance(0.2)) return Array.from({ length: random.pick([1, 3, 201, 5000]) }, () => random.pick(values));
  if (random.chance(0.5)) return Array.from({ length: 1 + random.below(3) }, () => hostileValue(random, depth + 1));
  // fromEntries defines, so that "__proto__" is a key like any other
  return Object.fromEntries(Array.from({ length: 1 + random.below(3) }, () => [random.pick(names), hostileValue(random, depth + 1)]));
}

/** The value with something in it spoiled: replaced, left out, wrapped, doubled or added. */
export function spoiled(value: unknown, random: Random): unknown {
  if (Array.isArray(value)) {
    if (value.length === 0 || random.chance(0.3)) return [...value, hostileValue(random)];
    const at = random.below(value.length);
    return value.map((one, index) => (index === at ? spoiled(one, random) : one));
  }
  if (typeof value === "object" && value !== null) return spoiledObject(value, random);
  if (typeof value === "string" && random.chance(0.4)) return spoiledText(value, random);
  return random.chance(0.15) ? [value] : hostileValue(random);
}

function spoiledObject(value: object, random: Random): unknown {
  const entries = Object.entries(value);
  const at = random.below(entries.length + 1);
  if (random.chance(0.05)) return hostileValue(random);
  if (at === entries.length || random.chance(0.1)) return Object.fromEntries([...entries, [random.pick(names), hostileValue(random)]]);
  if (random.chance(0.2)) return Object.fromEntries(entries.filter((_, index) => index !== at));
  return Object.fromEntries(entries.map(([key, one], index) => [key, index === at ? spoiled(one, random) : one]));
}

/** Still like what it was: cut, doubled, in other case, with a strange character somewhere. */
function spoiledText(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  return random.pick([
    text.slice(0, at),
    text + text,
    text.toUpperCase(),
    ` ${text}\n`,
    `${text.slice(0, at)}${random.pick(["\u0000", "\ud83d", "\u202e", "'", "%", "/", "\n", "é"])}${text.slice(at)}`,
    text.repeat(random.pick([100, 1000])),
  ]);
}

/** JSON as no serialiser writes it: doubled and poisonous keys, numbers that are none, text that breaks off. */
export function hostileJson(value: unknown, random: Random): string {
  const text = JSON.stringify(value) ?? "null";
  if (random.chance(0.6)) return text;
  const at = random.below(text.length + 1);
  const body = text.startsWith("{") && text.length > 2 ? text.slice(1, -1) : '"a":1';
  return random.pick([
    text.slice(0, at),
    `${text.slice(0, at)}${String.fromCharCode(random.below(256))}${text.slice(at)}`,
    `{${body},${body}}`,
    `{"__proto__":{"role":"admin"},${body}}`,
    `{"constructor":{"prototype":{"role":"admin"}},${body}}`,
    text.replace(/\d+/, random.pick(["NaN", "Infinity", "1e999", "-0", "01", "0x1f", "1_000"])),
    `${"[".repeat(20_000)}${text}${"]".repeat(20_000)}`,
    `\ufeff${text}`,
    `${text}${text}`,
  ]);
}

function nested(depth: number, isList: boolean): unknown {
  let value: unknown = 1;
  for (let at = 0; at < depth; at++) value = isList ? [value] : { a: value };
  return value;
}
