type ParamNames<Pattern extends string> = Pattern extends `${infer Part}/${infer Rest}`
  ? ParamNames<Part> | ParamNames<Rest>
  : Pattern extends `:${infer Name}`
    ? Name
    : never;

/** The parameters of a path that fits a pattern such as `/c/:channelId`, or null. A slash at the end does not matter. */
export function match<Pattern extends string>(pattern: Pattern, path: string): Record<ParamNames<Pattern>, string> | null {
  const expected = pattern.split("/").filter(Boolean);
  const given = path.split("/").filter(Boolean);
  if (expected.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of expected.entries()) {
    const value = given[index] ?? "";
    if (!part.startsWith(":")) {
      if (part !== value) return null;
      continue;
    }
    try {
      params[part.slice(1)] = decodeURIComponent(value);
    } catch {
      return null; // not an address that this app made
    }
  }
  return params as Record<ParamNames<Pattern>, string>;
}
