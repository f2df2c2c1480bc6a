import { text } from "./text";
import { clock, deviceZone, localParts, shiftDate, shortDay } from "./time";

/** "Quiet until 08:00", with the day where it is another one. */
export function quietUntil(until: number, now: number): string {
  const zone = deviceZone();
  const day = localParts(until, zone).date;
  const time = clock(until, zone);
  const tomorrow = shiftDate(localParts(now, zone).date, 1);
  // Within the next day the time alone tells which it is.
  const near = until - now < 86_400 && day <= tomorrow;
  return near ? text("quiet.on", { time }) : text("quiet.on_day", { day: shortDay(day), time });
}

/** Minutes until the morning that follows: eight o'clock. Before four it is the same date's. */
export function untilMorning(now: Date): { minutes: number; sameDate: boolean; at: Date } {
  const sameDate = now.getHours() < 4;
  const days = sameDate ? 0 : 1;
  const at = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 8);
  return { minutes: Math.round((at.getTime() - now.getTime()) / 60_000), sameDate, at };
}
