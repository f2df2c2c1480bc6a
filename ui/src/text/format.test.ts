import { describe, expect, it } from "vitest";
import { decimal, stepAmount, stepTime } from "./number";
import { countdown, localParts, shiftDate, shortDay, span } from "./time";

describe("amounts", () => {
  it("keep their exact text", () => {
    expect(decimal("4.5", ".")).toBe("4.5");
    expect(decimal("0.125", ",")).toBe("0,125");
  });

  it("step by half a milligram, also from a comma and from nothing", () => {
    expect(stepAmount("4,5", 1)).toBe("5");
    expect(stepAmount("", 1)).toBe("0.5");
    expect(stepAmount("0.125", 1)).toBe("0.625");
    expect(stepAmount("0.3", -1)).toBe("0");
  });
});

describe("times", () => {
  it("step around the clock by a quarter of an hour", () => {
    expect(stepTime("22:00", 1)).toBe("22:15");
    expect(stepTime("00:00", -1)).toBe("23:45");
    expect(stepTime("23:45", 1)).toBe("00:00");
  });

  it("are counted down", () => {
    expect(countdown(0, 18 * 60)).toBe("in 18 min");
    expect(countdown(0, 125 * 60)).toBe("in 2 h 5 min");
    expect(countdown(0, 835 * 60)).toBe("in 14 h");
    expect(countdown(60, 0)).toBe("now");
    expect(span(120)).toBe("2 h");
  });

  it("are those of the zone", () => {
    const midnightInBerlin = Date.UTC(2026, 10, 22, 23) / 1000;
    expect(localParts(midnightInBerlin, "Europe/Berlin")).toEqual({
      date: "2026-11-23",
      time: "00:00",
    });
  });

  it("shift from month to month", () => {
    expect(shiftDate("2026-11-01", -1)).toBe("2026-10-31");
    expect(shortDay("2026-11-17")).toBe("Tue 17");
  });
});
