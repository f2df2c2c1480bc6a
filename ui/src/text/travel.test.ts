import { expect, it } from "vitest";
import { cityOf } from "./time";
import { nextWords } from "./travel";

const now = Date.UTC(2026, 0, 11, 1) / 1000;
const next = (hours: number, minutes_since_last: number | null) => ({
  due_at: now + hours * 3600,
  minutes_since_last,
});

it("says when the next dose is by the local clock, and how long after the last", () => {
  expect(nextWords(now, next(26, 1800), "America/New_York")).toBe(
    "Next dose in 26 h, at 22:00 here. That is 30 h after the last.",
  );
  expect(nextWords(now, next(-1, 1625), "America/New_York")).toBe(
    "The next dose is open now, 27 h 5 min after the last.",
  );
  expect(nextWords(now, next(26, null), "Europe/Berlin")).toBe("Next dose in 26 h, at 04:00 here.");
  expect(nextWords(now, next(-1, null), "Europe/Berlin")).toBe("The next dose is open now.");
});

it("names a zone by its city", () => {
  expect(cityOf(now, "America/New_York")).toBe("New York");
  expect(cityOf(now, "America/Argentina/Buenos_Aires")).toBe("Buenos Aires");
});
