/** The time zones to choose from: the one where the reader is first, and the one that is set, whatever the browser knows. */
export function timeZones(set: string): string[] {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return [...new Set([here, set, ...Intl.supportedValuesOf("timeZone")])].filter((zone) => zone !== "");
}
