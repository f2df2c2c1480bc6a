// Made-up answers of the commands in src/ipc/trends.ts. The scenes: three good months as in the
// design's picture, `trends-empty`, `trends-sparse`, `trends-year` (a year with a move and a step
// back), `trends-years` (ten years), `baseline` (before the first dose).
import type { BaselineView } from "../src/generated/BaselineView";
import type { ScaleName } from "../src/generated/ScaleName";
import type { Stair } from "../src/generated/Stair";
import type { TrendsLane } from "../src/generated/TrendsLane";
import type { TrendsPeriod } from "../src/generated/TrendsPeriod";
import type { TrendsPoint } from "../src/generated/TrendsPoint";
import type { TrendsView } from "../src/generated/TrendsView";
import { daysBetween, shiftDate } from "../src/text/time";
import type { Commands } from "./commands";

const name = new URLSearchParams(location.search).get("scene") ?? "";
const to = "2027-01-11";
const begun =
  name === "trends-years" ? "2017-01-20" : name === "trends-year" ? "2025-12-20" : "2026-08-21";
const moved = "2026-11-25";
const gap = ["2026-12-20", "2026-12-30"] as const;
const amounts =
  name === "trends-sparse" ? ["1"] : ["1", "1.5", "2", "2.5", "3", "2.5", "3", "3.5", "4", "4.5"];

export const baseline: BaselineView = {
  first_dose: "2026-12-01",
  days_left: 8,
  day: 7,
  days: 14,
  entered: 3,
  needed: 4,
};

const from: Record<TrendsPeriod, string> = {
  "30_days": "2026-12-13",
  "3_months": "2026-10-12",
  year: "2026-01-12",
  all: shiftDate(begun, -14),
};

/** A number from 0 to 1 that is always the same for a day. */
function chance(day: number, seed: number): number {
  const x = Math.sin(day * 12.9898 + seed * 78.233) * 43758.5453;
  return x - Math.floor(x);
}

const middleOf: Record<string, [number, number]> = {
  pain: [7.2, 5],
  fatigue: [7.5, 6.4],
  sleep_quality: [4.2, 5.6],
  overall: [3.8, 5],
};

function dayValues(scale: string, first: string): TrendsPoint[] {
  const [before, later] = middleOf[scale] ?? [5, 5];
  const seed = scale.length;
  const points: TrendsPoint[] = [];
  const start = first < shiftDate(begun, -14) ? shiftDate(begun, -14) : first;
  for (let date = start; date <= to; date = shiftDate(date, 1)) {
    const since = daysBetween(begun, date);
    const entered = chance(since, 1) < (name === "trends-sparse" ? 0.16 : 0.78);
    if (!entered || (date > gap[0] && date < gap[1])) continue;
    const way = Math.max(0, Math.min(1, since / 120));
    const value = before + (later - before) * way + (chance(since, seed) - 0.5) * 3;
    points.push({ date, tenths: Math.round(Math.max(0, Math.min(10, value))) * 10 });
  }
  return points;
}

const mean = (points: TrendsPoint[]) =>
  Math.round(points.reduce((sum, { tenths }) => sum + tenths, 0) / Math.max(1, points.length));

function laneOf(scale: ScaleName, period: TrendsPeriod, by_week: boolean): TrendsLane {
  const all = dayValues(scale, shiftDate(from[period], -6));
  const lines: TrendsPoint[][] = [];
  let last = "";
  for (const { date } of all) {
    const seven = all.filter((other) => other.date <= date && daysBetween(other.date, date) < 7);
    if (seven.length < 3) last = "";
    else {
      const point = { date, tenths: mean(seven) };
      const line = lines.at(-1);
      if (line && last !== "" && daysBetween(last, date) < 5) line.push(point);
      else lines.push([point]);
      last = date;
    }
  }
  const days = all.filter(({ date }) => date >= from[period]);
  const inside = (line: TrendsPoint[]) => line.filter(({ date }) => date >= from[period]);
  const base = dayValues(scale, shiftDate(begun, -14)).filter(({ date }) => date < begun);
  const seven = all.filter(({ date }) => daysBetween(date, to) < 7);
  const enough = base.length >= 4;
  const before = enough ? mean(base) : null;
  const now = seven.length >= 3 ? mean(seven) : null;
  const more = scale === "sleep_quality" || scale === "overall";
  const weeks: TrendsLane["weeks"] = [];
  for (let week = from[period]; week <= to; week = shiftDate(week, 7)) {
    const of = days.filter(({ date }) => date >= week && date < shiftDate(week, 7));
    const tenths = of.length >= 3 ? mean(of) : null;
    const percent_less =
      tenths === null || before === null || week < begun
        ? null
        : Math.round(((before - tenths) * 100) / before);
    weeks.push({ from: week, to: shiftDate(week, 6), days: of.length, tenths, percent_less });
  }
  const pieces: TrendsPoint[][] = [[]];
  for (const { from: date, tenths } of weeks) {
    if (tenths === null) pieces.push([]);
    else pieces.at(-1)?.push({ date, tenths });
  }
  const less = before === null || now === null ? null : Math.round(((before - now) * 100) / before);
  return {
    scale,
    more_is_better: more,
    days: by_week ? [] : days,
    lines: (by_week ? pieces : lines.map(inside)).filter((line) => line.length > 0),
    gaps: gap[0] < from[period] ? [] : [{ from: shiftDate(gap[0], 1), to: shiftDate(gap[1], -1) }],
    weeks,
    before: { tenths: before, days: base.length, needed: 4 },
    better_by_30_tenths: before === null ? null : Math.round(before * (more ? 1.3 : 0.7)),
    now: { tenths: now, days: seven.length, needed: 3 },
    percent_less: less,
    better_by_30: less === null ? null : (more ? -less : less) >= 30,
  };
}

function stairs(): Stair[] {
  return amounts.map((mg, index) => ({
    from: shiftDate(begun, index * 10),
    to: index < amounts.length - 1 ? shiftDate(begun, (index + 1) * 10) : null,
    micrograms: Math.round(Number(mg) * 1000),
    mg,
    tread: "planned",
  }));
}

function viewOf(period: TrendsPeriod): TrendsView {
  const by_week = daysBetween(from[period], to) >= 400;
  const empty = name === "trends-empty";
  const scales: ScaleName[] = empty ? [] : ["pain", "fatigue", "sleep_quality", "overall"];
  const monday = shiftDate(from[period], -((new Date(from[period]).getUTCDay() + 6) % 7));
  const adherence: TrendsView["adherence"] = [];
  for (let week = monday; week <= to; week = shiftDate(week, 7)) {
    const first = week < from[period] ? from[period] : week;
    const last = shiftDate(week, 6) > to ? to : shiftDate(week, 6);
    if (last < begun) continue;
    const due = daysBetween(first, last) + 1;
    const taken = Math.max(0, due - Math.floor(chance(daysBetween(begun, week), 7) * 2.4));
    const percent = Math.round((taken * 100) / due);
    adherence.push({ from: first, to: last, taken, due, percent });
  }
  const all = stairs();
  const inside = (date: string) => date >= from[period] && date <= to;
  const marks: TrendsView["marks"] = empty
    ? []
    : [
        { date: "2026-08-24", grade: "mild" as const, entries: 1 },
        { date: "2026-10-02", grade: "moderate" as const, entries: 2 },
        { date: "2026-11-03", grade: "mild" as const, entries: 1 },
        { date: "2026-11-19", grade: "moderate" as const, entries: 1 },
        { date: "2026-11-21", grade: "severe" as const, entries: 2 },
        { date: "2026-12-14", grade: "mild" as const, entries: 1 },
      ].filter(({ date }) => inside(date));
  const steps: TrendsView["steps"] = all
    .filter((stair) => stair.to === null || stair.to > from[period])
    .map((stair, index) => {
      const first = stair.from < from[period] ? from[period] : stair.from;
      const last = stair.to === null ? to : shiftDate(stair.to, -1);
      const effects: TrendsView["steps"][number]["effects"] =
        empty || index % 2 === 1
          ? []
          : [
              {
                what: "vivid_dreams",
                own_words: null,
                grade: "moderate",
                entries: 2,
                days: 4,
                ongoing: false,
              },
              {
                what: index === 0 ? "other" : "hot_flashes",
                own_words: index === 0 ? "itching" : null,
                grade: "mild",
                entries: 1,
                days: 1,
                ongoing: stair.to === null,
              },
            ];
      const days = daysBetween(first, last) + 1;
      return { from: first, to: last, days, mg: stair.mg, tread: "planned", effects };
    });
  const has = amounts.length > 1;
  return {
    period,
    from: from[period],
    to,
    first_dose: begun,
    by_week,
    lanes: scales.map((scale) => laneOf(scale, period, by_week)),
    dose: {
      today: to,
      stairs: all,
      events: has
        ? [
            {
              date: shiftDate(begun, 50),
              what: { kind: "back", mg: "2.5", note: "vivid dreams" },
              decrease: true,
            },
            { date: moved, what: { kind: "moved", to: "morning", at: 480 }, decrease: false },
          ]
        : [],
    },
    marks,
    adherence,
    steps,
    moved: has,
  };
}

export const trends: Commands = {
  trends: ({ period }) => viewOf(period as TrendsPeriod),
};
