import { describe, expect, it } from "vitest";
import type { MovePause } from "../generated/MovePause";
import type { MoveSuggestion } from "../generated/MoveSuggestion";
import type { MoveView } from "../generated/MoveView";
import { barsWords, pauseSpan, pauseWords, troubledWords, veryNextWords } from "./move";

const last = Date.UTC(2026, 10, 23, 22) / 1000;
const now = Date.UTC(2026, 10, 24, 7, 5) / 1000;
const view = { now, zone: "UTC", to: "morning", last_taken_at: last } as MoveView;
const leftOut = { dose: { date: "2026-11-24", part: "bedtime" as const }, due_at: last + 86_400 };

function pause(date: string, minutes: number | null, left_out: MovePause["left_out"]): MovePause {
  const due_at = Date.parse(`${date}T08:00:00Z`) / 1000;
  return { first: { date, due_at }, minutes, left_out, span: { from: 0, to: 0 }, nights: [] };
}

describe("the words of a move", () => {
  it("say the pause in whole hours where it has them", () => {
    expect(pauseSpan(34 * 60)).toBe("34 hours");
    expect(pauseSpan(32 * 60 + 30)).toBe("32 h 30 min");
  });

  it("say the picture of the pause in one sentence", () => {
    const words = pauseWords(view, pause("2026-11-25", 34 * 60, [leftOut]));
    expect(words).toBe(
      "The last dose was on Mon 22:00. The first one is on Wed 08:00, 34 hours later. Left out: 1.",
    );
    const none = pauseWords({ ...view, last_taken_at: null }, pause("2026-11-25", null, []));
    expect(none).toBe("The first dose is on Wed 08:00.");
  });

  it("say when the very next dose would be, and after how long", () => {
    const words = veryNextWords(view, pause("2026-11-24", 600, []));
    expect(words).toBe("(today at 08:00, after 10 hours)");
  });

  it("count the troubled nights, and say what the bars are", () => {
    const night = { date: "2026-11-23", minutes_to_sleep: 70, minutes_awake: 5, longest: 70 };
    const nights = [{ ...night, logged: false, troubled: true }];
    const evidence: MoveSuggestion = { troubled: 1, looked_at: 7, line: 30, nights };
    expect(troubledWords(evidence)).toBe("1 of your last 7 nights was troubled.");
    expect(barsWords(evidence)).toBe("Minutes to fall asleep; the line is 30.");
    const awake = { ...evidence, nights: nights.map((one) => ({ ...one, longest: 90 })) };
    expect(barsWords(awake)).toContain("awake in the night");
  });
});
