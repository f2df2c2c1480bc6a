// Made-up answers of the commands in src/ipc/calendar.ts: the invented person's year, so that each
// sign of the calendar is to be seen somewhere around November 2026.
import type { DayDose } from "../src/generated/DayDose";
import type { DayEntry } from "../src/generated/DayEntry";
import type { DayStep } from "../src/generated/DayStep";
import type { DayView } from "../src/generated/DayView";
import type { MonthDay } from "../src/generated/MonthDay";
import type { MonthView } from "../src/generated/MonthView";
import type { NightMark } from "../src/generated/NightMark";
import { shiftDate } from "../src/text/time";
import { shiftMonth } from "../src/text/weeks";
import type { Commands } from "./commands";
import { amount, saved } from "./scenes";

const today = "2026-11-23";
const begun = "2026-08-21";
const first = "2025-08";
const last = "2027-11";
const stairs = ["1", "1.5", "2", "2.5", "3", "2.5", "3", "3.5", "4", "4.5"];
const rare: Record<string, NightMark> = {
  "2026-11-04": "late",
  "2026-11-11": "late",
  "2026-11-14": "skipped",
  "2026-11-17": "missed",
  "2026-11-21": "late",
  "2026-10-05": "paused",
  "2026-10-06": "paused",
  "2026-10-07": "left_out",
};
const entries: Record<string, DayEntry[]> = {
  "2026-11-02": ["lab"],
  "2026-11-10": ["extra"],
  "2026-11-15": ["side_effect", "sleep", "scores"],
  "2026-11-16": ["side_effect", "sleep"],
  "2026-11-17": ["side_effect", "sleep", "scores", "tag"],
  "2026-11-18": ["sleep", "scores"],
  "2026-11-20": ["sleep"],
  "2026-11-21": ["scores", "tag"],
  "2026-11-22": ["sleep", "scores"],
  "2026-12-09": ["appointment"],
};

function markOf(date: string): NightMark | null {
  if (date > today) return null;
  if (date < begun) return "before_start";
  return date === today ? "open" : (rare[date] ?? "taken");
}

function mgOn(date: string): string | null {
  if (date < begun || rare[date] === "paused" || rare[date] === "left_out") return null;
  const days = (Date.parse(date) - Date.parse(begun)) / 86_400_000;
  return stairs[Math.min(stairs.length - 1, Math.floor(days / 10))] ?? "4.5";
}

function stepOn(date: string): DayStep | null {
  if (date === "2026-11-29") return { what: "amount", mg: "5", proposed: true };
  const mg = mgOn(date);
  if (date === begun) return { what: "first", mg, proposed: false };
  if (mg === null || mg === mgOn(shiftDate(date, -1))) return null;
  return { what: "amount", mg, proposed: false };
}

function dayOf(date: string): MonthDay {
  return {
    date,
    mark: markOf(date),
    planned_mg: mgOn(date),
    step: stepOn(date),
    entries: entries[date] ?? [],
  };
}

function monthOf(name: string): MonthView {
  const days: MonthDay[] = [];
  for (let date = `${name}-01`; date.startsWith(name); date = shiftDate(date, 1)) {
    days.push(dayOf(date));
  }
  const count = (mark: NightMark) => days.filter((day) => day.mark === mark).length;
  const order: NightMark[] = ["taken", "late", "skipped", "missed", "left_out", "paused"];
  const counts = [...order, "before_start" as const, "open" as const]
    .map((mark) => ({ mark, count: count(mark) }))
    .filter((counted) => counted.count > 0);
  const [taken, late, skipped, missed] = [
    count("taken") + count("late"),
    count("late"),
    count("skipped"),
    count("missed"),
  ];
  const due = taken + skipped + missed;
  const percent = due === 0 ? null : Math.round((taken * 100) / due);
  const sum = { due, taken, late, skipped, missed, percent };
  return { month: name, today, first, last, of_nights: true, days, counts, sum };
}

const at = (date: string, time: string) => Date.parse(`${date}T${time}:00Z`) / 1000;

function doseOf(date: string): DayDose[] {
  const mg = mgOn(date);
  const mark = markOf(date);
  const taken_at = at(date, mark === "late" ? "23:40" : "22:04");
  const extra: DayDose = {
    entry: {
      id: { kind: "extra", id: "x" },
      date,
      state: "taken",
      due_at: null,
      planned: null,
      taken: { at: at(date, "14:10"), amount: amount("1"), late: false },
      zone: "UTC",
      operation: "op-9",
    },
    closes_at: null,
    before_plan: false,
    can_correct: true,
  };
  const extras = entries[date]?.includes("extra") ? [extra] : [];
  if (mg === null) return extras;
  const taken = mark === "taken" || mark === "late";
  const state =
    mark === null || mark === "open"
      ? ("upcoming" as const)
      : mark === "skipped" || mark === "missed"
        ? mark
        : ("taken" as const);
  const planned: DayDose = {
    entry: {
      id: { kind: "dose", dose: { date, part: "bedtime" } },
      date,
      state,
      due_at: at(date, "22:00"),
      planned: amount(mg),
      taken: taken ? { at: taken_at, amount: amount(mg), late: mark === "late" } : null,
      zone: date === "2026-11-12" ? "Asia/Tokyo" : "UTC",
      operation: taken ? "op-3" : null,
    },
    closes_at: at(shiftDate(date, 1), "04:00"),
    before_plan: false,
    can_correct: date < today,
  };
  return [planned, ...extras];
}

function viewOf(date: string): DayView {
  const has = (entry: DayEntry) => entries[date]?.includes(entry) ?? false;
  const step = stepOn(date);
  const away = date === "2026-11-12";
  return {
    date,
    today,
    now: at(today, "21:42"),
    zone: away ? "Asia/Tokyo" : "UTC",
    present_zone: "UTC",
    previous: date > `${first}-01` ? shiftDate(date, -1) : null,
    next: date < shiftDate(`${shiftMonth(last, 1)}-01`, -1) ? shiftDate(date, 1) : null,
    mark: markOf(date),
    of_nights: true,
    doses: doseOf(date),
    can_add: date <= today,
    usual_mg: "4.5",
    step,
    events:
      step === null || step.proposed
        ? []
        : [
            {
              kind: "begins",
              what: step.what,
              slots: [{ part: "bedtime", at: 1320, amount: amount(step.mg ?? "1") }],
              why: null,
              note: null,
            },
          ],
    side_effects: has("side_effect")
      ? [
          {
            id: "se-1",
            what: "trouble_sleeping",
            own_words: null,
            grade: "moderate",
            began_at: at("2026-11-15", "23:30"),
            ended_at: at("2026-11-18", "07:00"),
            zone: "UTC",
            day: Number(date.slice(8)) - 14,
          },
        ]
      : [],
    sleep: has("sleep")
      ? {
          bed_at: at(date, "22:40"),
          up_at: at(shiftDate(date, 1), "06:50"),
          minutes_to_sleep: 45,
          minutes_awake: 20,
          dreams: "vivid",
          zone: "UTC",
          note: null,
        }
      : null,
    scores: has("scores")
      ? [
          {
            at: at(date, "20:10"),
            zone: "UTC",
            values: [
              { scale: "pain", value: 5 },
              { scale: "fatigue", value: 6 },
              { scale: "sleep_quality", value: 3 },
              { scale: "overall", value: 5 },
            ],
            note: null,
          },
        ]
      : [],
    tags: has("tag") ? ["flare", "weather_change"].map((what) => ({ what, own_words: null })) : [],
    labs: has("lab")
      ? [{ what: "esr", own_words: null, value: "12", unit: "mm/h", range: "0 to 20" }]
      : [],
    appointments: has("appointment") ? [{ what: "dental", note: "a filling" }] : [],
  };
}

export const calendar: Commands = {
  month: ({ month }) => monthOf((month as string | null) ?? today.slice(0, 7)),
  day: ({ date }) => viewOf(date as string),
  add_dose: () => ({ kind: "saved", saved: saved(), dose: null }),
};
