import { describe, expect, it } from "vitest";
import { chosenTime, suggestedTimes, toField } from "./times.ts";

const suggested = (now: Date) => suggestedTimes(now).map(({ key, at }) => [key, toField(at)]);

describe("the times to choose from", () => {
  it("are in an hour, tomorrow morning, and when the next week begins", () => {
    expect(suggested(new Date(2026, 10, 18, 15, 30, 42))).toEqual([
      ["scheduled.inAnHour", "2026-11-18T16:30"],
      ["scheduled.tomorrow", "2026-11-19T09:00"],
      ["scheduled.nextMonday", "2026-11-23T09:00"],
    ]);
  });

  it("mean the Monday after on a Monday", () => {
    expect(suggested(new Date(2026, 10, 23, 8, 0)).at(-1)).toEqual(["scheduled.nextMonday", "2026-11-30T09:00"]);
  });

  it("name the same morning once", () => {
    expect(suggested(new Date(2026, 10, 22, 8, 0)).map(([key]) => key)).toEqual(["scheduled.inAnHour", "scheduled.tomorrow"]);
  });

  it("go on into the next year", () => {
    expect(suggested(new Date(2026, 11, 31, 23, 30))).toEqual([
      ["scheduled.inAnHour", "2027-01-01T00:30"],
      ["scheduled.tomorrow", "2027-01-01T09:00"],
      ["scheduled.nextMonday", "2027-01-04T09:00"],
    ]);
  });
});

describe("a chosen time", () => {
  const now = new Date(2026, 10, 18, 15, 30);

  it("is where the reader is", () => {
    expect(chosenTime("2026-11-18T15:31", now)).toEqual({ at: new Date(2026, 10, 18, 15, 31) });
  });

  it("has to be there, to come, and within what the server takes", () => {
    expect(chosenTime("", now)).toEqual({ fault: "scheduled.noTime" });
    expect(chosenTime("2026-11-18T15:30", now)).toEqual({ fault: "scheduled.past" });
    expect(chosenTime("2028-11-18T15:30", now)).toEqual({ fault: "scheduled.tooFar" });
  });

  it("comes back as it was shown", () => {
    const at = new Date(2027, 0, 2, 3, 4);
    expect(chosenTime(toField(at), now)).toEqual({ at });
  });
});
