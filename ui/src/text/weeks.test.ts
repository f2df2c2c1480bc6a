import { describe, expect, it } from "vitest";
import { aWeek, dateByKey, firstDayOfWeek, sameDayOf, shiftMonth, weeksOf } from "./weeks";
import { shiftDate, weekday } from "./time";

const monday = 1;
const saturday = 6;
const sunday = 7;

function month(name: string): string[] {
  const dates: string[] = [];
  for (let date = `${name}-01`; date.startsWith(name); date = shiftDate(date, 1)) dates.push(date);
  return dates;
}

const days = (name: string, firstDay: number) =>
  weeksOf(month(name), firstDay).map((week) =>
    week.map((date) => (date === null ? "." : String(Number(date.slice(8))))).join(" "),
  );

describe("a month in weeks", () => {
  it("begins with Monday or with Sunday, as people there write it", () => {
    expect(days("2026-11", monday)[0]).toBe(". . . . . . 1");
    expect(days("2026-11", sunday)[0]).toBe("1 2 3 4 5 6 7");
    expect(days("2026-11", saturday)[0]).toBe(". 1 2 3 4 5 6");
  });

  it("has four to six weeks", () => {
    expect(days("2027-02", monday)).toHaveLength(4);
    expect(days("2027-02", sunday)).toHaveLength(5);
    expect(days("2026-10", monday)).toHaveLength(5);
    expect(days("2026-11", monday)).toHaveLength(6);
    expect(days("2026-11", monday).at(-1)).toBe("30 . . . . . .");
  });

  it("names every date once, also where the clocks change", () => {
    for (const name of ["2026-03", "2026-10", "2028-02"]) {
      const shown = weeksOf(month(name), monday).flat();
      expect(shown.length % 7).toBe(0);
      expect(shown.filter((date) => date !== null)).toEqual(month(name));
    }
  });

  it("names its columns in the same order", () => {
    expect(aWeek(monday).map((date) => weekday(date, "short"))[0]).toBe("Mon");
    expect(
      aWeek(sunday)
        .map((date) => weekday(date, "short"))
        .slice(0, 2),
    ).toEqual(["Sun", "Mon"]);
  });

  it("begins with Monday where nothing says otherwise", () => {
    expect(firstDayOfWeek("de-DE")).toBe(monday);
    expect(firstDayOfWeek("en-US")).toBe(sunday);
    expect(firstDayOfWeek("no such tag")).toBe(monday);
  });
});

describe("the keys of the month", () => {
  const to = (key: string, date = "2026-11-18", firstDay = monday) =>
    dateByKey(key, date, firstDay);

  it("lead by days and weeks, over the end of the month too", () => {
    expect([to("ArrowLeft"), to("ArrowRight")]).toEqual(["2026-11-17", "2026-11-19"]);
    expect([to("ArrowUp"), to("ArrowDown")]).toEqual(["2026-11-11", "2026-11-25"]);
    expect(to("ArrowDown", "2026-11-30")).toBe("2026-12-07");
  });

  it("lead to the ends of the week", () => {
    expect([to("Home"), to("End")]).toEqual(["2026-11-16", "2026-11-22"]);
    expect(to("Home", "2026-11-18", sunday)).toBe("2026-11-15");
  });

  it("lead to the same day of another month, or its last", () => {
    expect(to("PageDown", "2026-01-31")).toBe("2026-02-28");
    expect(to("PageUp", "2026-01-31")).toBe("2025-12-31");
    expect(sameDayOf("2028-03-30", -1)).toBe("2028-02-29");
    expect(shiftMonth("2026-01", -13)).toBe("2024-12");
  });

  it("lead nowhere where they are for something else", () => {
    expect(to("Enter")).toBeNull();
    expect(to("a")).toBeNull();
  });
});
