import type { DoseCard } from "../generated/DoseCard";
import type { DoseId } from "../generated/DoseId";
import type { PartOfDay } from "../generated/PartOfDay";
import type { TodayView } from "../generated/TodayView";
import { text } from "./text";
import { clock, clockIn, localParts, shiftDate, shortDay, weekday } from "./time";

/** "Bedtime dose". */
export function doseName(part: PartOfDay): string {
  return text(`part_dose.${part}`);
}

/** "tonight at 22:00", "tomorrow at 08:00", "Wednesday, 08:00". */
export function whenDose(dose: DoseId, at: number, now: number, zone: string): string {
  const time = clock(at, zone);
  // In the small hours the diary's day is still yesterday; a person's "tomorrow" is not.
  const today = localParts(now, zone).date;
  if (dose.date === today) {
    return text(dose.part === "bedtime" ? "when.tonight" : "when.today", { time });
  }
  if (dose.date === shiftDate(today, 1)) return text("when.tomorrow", { time });
  return text("when.day", { day: weekday(dose.date, "long"), time });
}

/** "Taken, 22:04", with the night or the day where it is not today's; by the dose's own clock. */
export function takenWords(view: TodayView, { dose, zone }: DoseCard, at: number): string {
  const time = clockIn(at, zone, view.zone);
  if (dose.date > view.date) return text("today.taken_for", { time, day: shortDay(dose.date) });
  if (dose.date === view.date) return text("today.taken_at", { time });
  if (isLastNight(dose, view.date)) return text("today.taken_last_night", { time });
  return text("today.taken_on", { day: shortDay(localParts(at, zone).date), time });
}

/** "Last night was left out. Nothing to make up." */
export function missedWords(dose: DoseId, today: string): string {
  if (isLastNight(dose, today)) return text("today.missed_night");
  return text("today.missed_dose", { dose: doseName(dose.part), day: shortDay(dose.date) });
}

function isLastNight(dose: DoseId, today: string): boolean {
  return dose.part === "bedtime" && dose.date === shiftDate(today, -1);
}
