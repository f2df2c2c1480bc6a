import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Passing } from "./passing.svelte";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it("goes on by the minute, begins anew with each load, and stands still once nobody counts", () => {
  const passing = new Passing();
  let stop = passing.begin();
  vi.advanceTimersByTime(59_000);
  expect(passing.seconds).toBe(0);
  vi.advanceTimersByTime(61_000);
  expect(passing.seconds).toBe(120);
  stop();
  stop = passing.begin();
  expect(passing.seconds).toBe(0);
  stop();
  vi.advanceTimersByTime(600_000);
  expect(passing.seconds).toBe(0);
});

it("follows a clock that is set", () => {
  const passing = new Passing();
  const stop = passing.begin();
  vi.setSystemTime(Date.now() + 3_600_000);
  vi.advanceTimersByTime(60_000);
  expect(passing.seconds).toBe(3660);
  stop();
});
