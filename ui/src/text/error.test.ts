import { describe, expect, it } from "vitest";
import { daysErrorText, errorText } from "./error";

describe("what is wrong with days from a date to another", () => {
  it("speaks of dates, and of times only where times were typed", () => {
    expect(daysErrorText({ code: "end_before_beginning" })).toMatch(/both dates/);
    expect(errorText({ code: "end_before_beginning" })).toMatch(/both times/);
  });

  it("says that a date is missing where none was typed", () => {
    const invalid = { code: "date_invalid" } as const;
    expect(daysErrorText(invalid, ["2026-11-01", " "])).toMatch(/is missing/);
    expect(daysErrorText(invalid, ["2026-11-01", "2026-02-30"])).toMatch(/does not exist/);
  });
});
