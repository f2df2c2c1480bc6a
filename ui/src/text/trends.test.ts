import { describe, expect, it } from "vitest";
import type { TrendsEffect } from "../generated/TrendsEffect";
import type { TrendsLane } from "../generated/TrendsLane";
import type { TrendsStep } from "../generated/TrendsStep";
import { changeWords, percentWords, stepEffectNote, tenthsText } from "./trends";

const figure = (tenths: number | null, days: number, needed: number) => ({ tenths, days, needed });

const lane = (change: Partial<TrendsLane>): TrendsLane => ({
  scale: "pain",
  more_is_better: false,
  days: [],
  lines: [],
  gaps: [],
  weeks: [],
  before: figure(72, 12, 4),
  better_by_30_tenths: 50,
  now: figure(51, 6, 3),
  percent_less: 28,
  better_by_30: false,
  ...change,
});

const said = (change: Partial<TrendsLane>) => changeWords(lane(change), "2026-08-21");

describe("a change", () => {
  it("is said with the days of both sides, and never by a sign", () => {
    expect(said({})).toBe("28 % lower than before LDN, from 12 and 6 days with entries");
    expect(said({ percent_less: -25 })).toBe(
      "25 % higher than before LDN, from 12 and 6 days with entries",
    );
    expect(said({ percent_less: 0 })).toBe(
      "As much as before LDN, from 12 and 6 days with entries",
    );
    expect(percentWords(-25)).toBe("25 % higher");
  });

  it("of too few entries is no number", () => {
    const before = { before: figure(null, 3, 4), percent_less: null };
    const now = { now: figure(null, 2, 3), percent_less: null };
    expect(said(before)).toBe(
      "Before LDN: not enough entries (3 of 4 days). Now: 6 days with entries.",
    );
    expect(said(now)).toBe(
      "Now: not enough entries yet (2 of 3 days). Before LDN: 12 days with entries.",
    );
    expect(said({ ...before, ...now })).toBe(
      "Not enough entries yet: before LDN 3 of 4 days, now 2 of 3.",
    );
    expect(percentWords(null)).toBe("–");
  });

  it("of a baseline of 0 has no percentage", () => {
    const words = said({ before: figure(0, 5, 4), percent_less: null });
    expect(words).toBe("From 5 and 6 days with entries. Of 0 there is no percentage.");
  });

  it("waits for the first dose", () => {
    expect(changeWords(lane({}), null)).toBe(
      "No dose was taken yet. What changed is told after it.",
    );
  });
});

it("a mean always shows its decimal", () => {
  expect([0, 5, 70, 100].map(tenthsText).map((mean) => mean.replace(",", "."))).toEqual([
    "0.0",
    "0.5",
    "7.0",
    "10.0",
  ]);
});

it("a side effect on the days of a step is counted, with its highest grade", () => {
  const step: TrendsStep = { from: "", to: "", days: 7, mg: "4", tread: "planned", effects: [] };
  const effect: TrendsEffect = {
    what: "headache",
    own_words: null,
    grade: "moderate",
    entries: 2,
    days: 4,
    ongoing: false,
  };
  expect(stepEffectNote(effect, step)).toBe("2 entries, on 4 of 7 days, moderate at most");
  expect(stepEffectNote({ ...effect, entries: 1, days: 1, ongoing: true }, step)).toBe(
    "1 entry, on 1 of 7 days, moderate, still there",
  );
});
