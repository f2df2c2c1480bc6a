import { describe, expect, it } from "vitest";
import type { NightSpan } from "../generated/NightSpan";
import { errorText } from "./error";
import { nightSpanWords } from "./logging";

const at = (iso: string) => Date.parse(`${iso}Z`) / 1000;

describe("a night while it is typed", () => {
  const slip: NightSpan = {
    bed_at: at("2026-11-23T10:30:00"),
    up_at: at("2026-11-24T07:00:00"),
    minutes: 1230,
    unusual: true,
    zone: "UTC",
  };

  it("says how long it is, and on which days where that is unusual", () => {
    const usual = { ...slip, bed_at: at("2026-11-23T22:30:00"), minutes: 510, unusual: false };
    expect(nightSpanWords(usual)).toBe("In bed 8 h 30 min");
    expect(nightSpanWords(slip)).toMatch(
      /^In bed from Mon 23, 10:30.* to Tue 24, 0?7:00.*: 20 h 30 min$/,
    );
    expect(nightSpanWords({ ...slip, up_at: null, minutes: null })).toBe("");
  });

  it("asks whether more than 14 hours are right", () => {
    expect(errorText({ code: "night_long", minutes: 1230 })).toMatch(
      /^20 h 30 min in bed\. Is that right\?/,
    );
  });
});
