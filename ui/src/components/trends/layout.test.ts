import { describe, expect, it } from "vitest";
import type { Stair } from "../../generated/Stair";
import {
  type Axis,
  begins,
  down,
  freeSpot,
  markWidth,
  middle,
  polyline,
  span,
  stepsAt,
  ticks,
  treads,
  withRoom,
} from "./layout";

// Ten days, ten pixels each.
const axis: Axis = { from: "2026-11-01", to: "2026-11-10", left: 30, right: 130 };

const stair = (from: string, to: string | null, micrograms: number): Stair => ({
  from,
  to,
  micrograms,
  mg: String(micrograms / 1000),
  tread: micrograms === 0 ? "paused" : "planned",
});

describe("marks of a day or of a week", () => {
  it("stay apart however many days the picture holds", () => {
    const long: Axis = { from: "2026-08-26", to: "2026-11-23", left: 30, right: 370 };
    expect(markWidth(long, 1)).toBeLessThan(340 / 90);
    expect(markWidth(axis, 1)).toBe(5);
    expect(markWidth({ ...long, from: "2016-11-23" }, 7)).toBeGreaterThanOrEqual(1);
  });
});

describe("the axis", () => {
  it("gives each day its place and puts its dot in the middle", () => {
    expect(begins(axis, "2026-11-01")).toBe(30);
    expect(middle(axis, "2026-11-01")).toBe(35);
    expect(middle(axis, "2026-11-10")).toBe(125);
    expect(middle(axis, "2026-11-03", 7)).toBe(85);
    expect(middle(axis, "2026-11-10", 7)).toBe(130);
  });

  it("is not moved by the day on which the clocks change", () => {
    const autumn: Axis = { from: "2026-10-24", to: "2026-10-27", left: 0, right: 40 };
    expect(["2026-10-25", "2026-10-26", "2026-10-27"].map((date) => begins(autumn, date))).toEqual([
      10, 20, 30,
    ]);
  });

  it("draws 10 at the top and 0 at the bottom", () => {
    expect([100, 50, 0].map((tenths) => down(tenths, 8, 80))).toEqual([8, 48, 88]);
    const points = [
      { date: "2026-11-01", tenths: 75 },
      { date: "2026-11-02", tenths: 33 },
    ];
    expect(polyline(axis, points, { top: 0, height: 100, length: 1 })).toBe("35,25 45,67");
  });
});

describe("days without an entry", () => {
  it("reach to the end of the last of them", () => {
    expect(span(axis, { from: "2026-11-02", to: "2026-11-05" })).toEqual({ x1: 40, x2: 80 });
    expect(span(axis, { from: "2026-11-01", to: "2026-11-10" })).toEqual({ x1: 30, x2: 130 });
  });
});

describe("the dates under the axis", () => {
  const far = (to: string, width: number, from = "2026-10-12"): Axis => ({
    from,
    to,
    left: 30,
    right: width,
  });

  it("are weeks for 30 days and months for more", () => {
    const month = ticks(far("2026-11-10", 350), 56);
    expect(month.map(({ date }) => date)).toEqual([
      "2026-10-12",
      "2026-10-19",
      "2026-10-26",
      "2026-11-02",
    ]);
    const three = ticks(far("2027-01-11", 350), 56);
    expect(three.map(({ date, kind }) => [date, kind])).toEqual([
      ["2026-10-12", "day"],
      ["2026-11-01", "month"],
      ["2026-12-01", "month"],
    ]);
  });

  it("keep their distance over ten years on a narrow screen", () => {
    for (const [to, width] of [
      ["2027-10-11", 320],
      ["2036-10-11", 320],
      ["2036-10-11", 1000],
    ] as const) {
      const found = ticks(far(to, width), 56);
      expect(found.length).toBeGreaterThan(1);
      const apart = found.slice(1).map(({ x }, index) => x - (found[index]?.x ?? 0));
      expect(Math.min(...apart)).toBeGreaterThanOrEqual(56);
    }
  });

  it("are one for a diary of one day", () => {
    const one: Axis = { from: "2026-11-23", to: "2026-11-23", left: 30, right: 350 };
    expect(ticks(one, 56).map(({ date }) => date)).toEqual(["2026-11-23"]);
    expect(middle(one, "2026-11-23")).toBe(190);
  });
});

describe("the doses under the same axis", () => {
  const stairs = [
    stair("2026-10-20", "2026-11-03", 2000),
    stair("2026-11-03", "2026-11-05", 4000),
    stair("2026-11-05", "2026-11-07", 0),
    stair("2026-11-07", null, 3000),
  ];

  it("are cut to it, and the highest amount is the highest stair", () => {
    const drawn = treads(axis, stairs, { top: 10, height: 80 });
    expect(drawn.map(({ x1, x2, y }) => [x1, x2, y])).toEqual([
      [30, 50, 50],
      [50, 70, 10],
      [70, 90, 90],
      [90, 130, 30],
    ]);
  });

  it("begin where a line stands; what began before has none", () => {
    expect(stepsAt(axis, stairs)).toEqual([50, 70, 90]);
    const years: Axis = { ...axis, from: "2017-01-01" };
    expect(stepsAt(years, stairs)).toHaveLength(1);
  });

  it("name as many amounts as there is room for, the present one always", () => {
    const labels = [20, 40, 60, 100].map((x) => ({ x, half: 15 }));
    expect(withRoom(labels).map(({ x }) => x)).toEqual([20, 60, 100]);
  });
});

describe("words beside a line", () => {
  const room = { width: 40, font: 10, bottom: 90 };

  it("stand under it on the left, or further right where something is in the way", () => {
    const free = freeSpot(axis, 50, room, { points: [], lines: [] });
    expect(free).toEqual({ x: 38, y: 61.5 });
    const right = freeSpot(axis, 50, room, {
      points: [
        { x: 40, y: 55 },
        { x: 40, y: 40 },
      ],
      lines: [],
    });
    expect(right).toEqual({ x: 50, y: 61.5 });
  });

  it("stand over it where another line or the bottom is in the way", () => {
    expect(freeSpot(axis, 50, room, { points: [], lines: [58] })?.y).toBe(45);
    expect(freeSpot(axis, 85, room, { points: [], lines: [] })?.y).toBe(80);
  });

  it("are left out where there is no room", () => {
    const points = [30, 60, 90, 120].flatMap((x) => [40, 56].map((y) => ({ x, y })));
    expect(freeSpot(axis, 50, room, { points, lines: [] })).toBeNull();
  });
});
