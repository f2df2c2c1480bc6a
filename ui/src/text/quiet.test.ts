import { expect, test } from "vitest";
import { quietUntil, untilMorning } from "./quiet";

test("the morning that follows is eight o'clock tomorrow, and after midnight today's", () => {
  const evening = untilMorning(new Date(2026, 10, 23, 21, 30));
  expect([evening.minutes, evening.sameDate]).toEqual([10 * 60 + 30, false]);
  const night = untilMorning(new Date(2026, 10, 24, 0, 30));
  expect([night.minutes, night.sameDate]).toEqual([7 * 60 + 30, true]);
});

test("quiet says until when, and the day where the time alone does not tell", () => {
  const now = new Date(2026, 10, 23, 21, 30).getTime() / 1000;
  expect(quietUntil(now + 10.5 * 3600, now)).toMatch(/^Quiet until 0?8:00/);
  expect(quietUntil(now + 34.5 * 3600, now)).toMatch(/^Quiet until Wed 25, 0?8:00/);
});
