import { describe, expect, it } from "vitest";
import type { DoseCard } from "../generated/DoseCard";
import type { TodayView } from "../generated/TodayView";
import { takenWords } from "./dose";
import { cityElsewhere, clockIn } from "./time";

// 22:04 in Berlin is 16:04 in New York.
const at = Date.UTC(2026, 10, 23, 21, 4) / 1000;

describe("the time a dose was taken at", () => {
  const words = (zone: string) => {
    const view = { date: "2026-11-23", zone: "Europe/Berlin" } as TodayView;
    const card = { dose: { date: "2026-11-23", part: "bedtime" }, zone } as DoseCard;
    return takenWords(view, card, at);
  };

  it("is read by the dose's own clock, and says whose it is where it is another", () => {
    expect(words("Europe/Berlin")).toBe("Taken, 22:04");
    expect(words("America/New_York")).toBe("Taken, 16:04 in New York");
  });

  it("names no city where both clocks say the same", () => {
    expect(words("Europe/Paris")).toBe("Taken, 22:04");
    expect(cityElsewhere(at, "Asia/Calcutta", "Asia/Kolkata")).toBeNull();
  });

  it("names a zone without a city by its short name", () => {
    expect(clockIn(at, "UTC", "Europe/Berlin")).toBe("21:04 in UTC");
    expect(clockIn(at, "Etc/GMT+5", "Europe/Berlin")).toBe("16:04 in GMT-5");
    expect(cityElsewhere(at, "Nowhere", "Etc/GMT-9")).not.toBe("");
  });
});
