import { describe, expect, it } from "vitest";
import type { RunningSteps } from "../generated/RunningSteps";
import type { Stair } from "../generated/Stair";
import {
  effectName,
  effectSpan,
  eventWords,
  nextInWords,
  stairsInWords,
  stepsInWords,
} from "./steps";

const amount = (mg: string) => ({
  mg,
  ml: null,
  rounded: false,
  comes_to_mg: null,
  syringe: null,
});

const steps: RunningSteps = {
  part: "bedtime",
  even: { step_mg: "0.5", every_days: 10 },
  present: amount("4.5"),
  target: amount("5"),
  next_on: null,
  at_top: false,
  proposal: null,
};

const stair = (from: string, mg: string, tread: Stair["tread"] = "planned"): Stair => ({
  from,
  to: null,
  micrograms: Number(mg) * 1000,
  mg,
  tread,
});

describe("the plan's words", () => {
  it("say the steps in a sentence", () => {
    expect(stepsInWords(steps)).toBe("0.5 mg every 10 days");
    expect(stepsInWords({ ...steps, even: { step_mg: "0.5", every_days: 1 } })).toBe(
      "0.5 mg every day",
    );
    expect(stepsInWords({ ...steps, even: null })).toContain("prescriber");
  });

  it("say nothing of a next step where a pause has no end", () => {
    expect(nextInWords(steps)).toBeNull();
    expect(nextInWords({ ...steps, at_top: true })).toContain("4.5 mg");
  });

  it("tell the stairs to who does not see them", () => {
    const stairs = [
      stair("2026-08-21", "1"),
      stair("2026-11-19", "4.5"),
      stair("2026-11-29", "5", "proposed"),
    ];
    const words = stairsInWords({ today: "2026-11-29", stairs, events: [] });
    expect(words).toContain("4.5 mg now");
    expect(words).toContain("If you step up: 5 mg");
  });

  it("name what happened with the person's own reason before any other", () => {
    const back = { kind: "back" as const, mg: "2.5", note: "vivid dreams" };
    const event = { date: "2026-10-10", what: back, decrease: true };
    expect(eventWords(event)).toContain("back to 2.5 mg, vivid dreams");
    const stopped = { kind: "stopped" as const, why: "side_effects", note: null };
    expect(eventWords({ ...event, what: stopped })).toContain("stopped, side effects");
    const unknown = { kind: "paused" as const, until: null, why: "weather", note: null };
    expect(eventWords({ ...event, what: unknown })).toMatch(/pause$/);
  });

  it("say how long a side effect was there, by its own name where it has one", () => {
    const line = { what: "other", own_words: "itching", grade: "mild", days: 1, ongoing: true };
    expect([effectName(line), effectSpan(line)]).toEqual(["itching", "1 day, ongoing"]);
    expect(effectName({ ...line, what: "more_tired", own_words: null })).toBe(
      "More tired than usual",
    );
  });
});
