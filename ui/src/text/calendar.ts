import type { DayDose } from "../generated/DayDose";
import type { DayEvent } from "../generated/DayEvent";
import type { DaySleep } from "../generated/DaySleep";
import type { DayStep } from "../generated/DayStep";
import type { MonthDay } from "../generated/MonthDay";
import type { NightMark } from "../generated/NightMark";
import type { SlotView } from "../generated/SlotView";
import { bothUnits, decimal } from "./number";
import { hasText, text } from "./text";
import { clock, fullDate, longDate, shortDay, span, wallClock, weekday } from "./time";

/** The words for what crosses by its stored name: the person's own, or those of `key`. */
export function nameOf(key: string, what: string, ownWords: string | null = null): string {
  return ownWords ?? found(`${key}.${what}`, what);
}

function found(key: string, otherwise: string): string {
  return hasText(key) ? text(key) : otherwise;
}

/** "5?" where it is proposed, "5" where it is planned; null where no amount begins. */
export function stepLabel(step: DayStep | null): string | null {
  if (step?.mg == null || (step.what !== "amount" && step.what !== "first")) return null;
  return step.proposed ? `${decimal(step.mg)}?` : decimal(step.mg);
}

/** Everything a cell of the month says by its shapes: "missed, side effect logged". */
export function cellWords(day: MonthDay): string {
  const entries = day.entries.map((entry) => text(`calendar.entry.${entry}`));
  return [howWords(day), ...stepWords(day.step), ...entries].join(", ");
}

function howWords({ mark, planned_mg }: MonthDay): string {
  if (mark !== null) return text(`mark.${mark}`);
  if (planned_mg === null) return text("calendar.plain");
  return text("calendar.planned", { amount: decimal(planned_mg) });
}

function stepWords(step: DayStep | null): string[] {
  if (step === null) return [];
  const amount = decimal(step.mg ?? "");
  if (step.proposed) return [text("calendar.proposed_mg", { amount })];
  if (stepLabel(step) !== null) return [text("calendar.begins_mg", { amount })];
  return [text(`calendar.what.${step.what}`)];
}

/** "Tue 17, missed, side effect logged"; "today" is said too. */
export function cellName(day: MonthDay, today: string): string {
  const words = cellWords(day);
  const all = day.date === today ? `${text("calendar.is_today")}, ${words}` : words;
  return text("calendar.cell", { day: shortDay(day.date), words: all });
}

/** The mark of one dose, in the same shapes as the night's. */
export function doseMark({ entry, before_plan }: DayDose): NightMark {
  if (entry.taken) return entry.taken.late ? "late" : "taken";
  if (before_plan) return "before_start";
  return entry.state === "skipped" || entry.state === "missed" ? entry.state : "open";
}

/** "Tuesday 17 November"; with its year where it is another than this one. */
export function dayTitle(date: string, today: string): string {
  if (date.slice(0, 4) === today.slice(0, 4)) return longDate(date);
  return text("when.day", { day: weekday(date, "long"), time: fullDate(date) });
}

/** An amount whose number and unit stay on one line. */
export function whole(amount: string): string {
  return amount.replaceAll(" m", "\u00a0m");
}

export function slotLine(slot: SlotView): string {
  return text("calendar.slot", {
    part: text(`part.${slot.part}`),
    time: wallClock(slot.at),
    amount: whole(bothUnits(slot.amount)),
  });
}

/** A line about the plan, and what stands below it. */
export function eventWords(event: DayEvent): { title: string; note: string } {
  switch (event.kind) {
    case "begins": {
      const why = event.why === null ? [] : [text(`pause.whys.${event.why}`)];
      const note = event.note === null ? [] : [event.note];
      const slots = event.slots.map(slotLine);
      return {
        title: text(`calendar.what.${event.what}`),
        note: [...slots, ...why, ...note].join(", "),
      };
    }
    case "answered":
      return {
        title: found(`calendar.answered.${event.answer}`, event.answer),
        note: event.note ?? "",
      };
    case "moved":
      return {
        title: text("calendar.moved"),
        note: text("calendar.moved_note", {
          from: text(`part.${event.from}`),
          to: text(`part.${event.to}`).toLowerCase(),
          date: shortDay(event.first_date),
        }),
      };
  }
}

/** "40 min to fall asleep, 15 min awake, vivid dreams". */
export function sleepWords(sleep: DaySleep): string {
  const parts: [number | null, (value: number) => string][] = [
    [sleep.bed_at, (at) => text("calendar.sleep.bed", { time: clock(at, sleep.zone) })],
    [sleep.minutes_to_sleep, (count) => text("calendar.sleep.to_sleep", { span: span(count) })],
    [sleep.minutes_awake, (count) => text("calendar.sleep.awake", { span: span(count) })],
    [sleep.up_at, (at) => text("calendar.sleep.up", { time: clock(at, sleep.zone) })],
  ];
  const said = parts.flatMap(([value, words]) => (value === null ? [] : [words(value)]));
  const dreams = sleep.dreams === null ? [] : [text(`logging.sleep.dreams_of.${sleep.dreams}`)];
  const note = sleep.note === null ? [] : [sleep.note];
  return [...said, ...dreams, ...note].filter((words) => words !== "").join(", ");
}
