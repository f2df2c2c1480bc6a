import { systemLocale } from "./locale";
import { language, text } from "./text";

/** The clock follows the system (its hour cycle too); words follow the catalogue. */
const wordLocale = systemLocale.startsWith(language) ? systemLocale : "en-GB";

/** "22:04", or as the system writes it. */
export function clock(instant: number, zone: string): string {
  return format(systemLocale, { timeStyle: "short" }, zone, new Date(instant * 1000));
}

/** `clock` in `zone`; with its city where the clocks of `here` say another time: "22:04 in Tokyo". */
export function clockIn(instant: number, zone: string, here: string): string {
  const time = clock(instant, zone);
  const city = cityElsewhere(instant, zone, here);
  return city === null ? time : text("when.in_city", { time, city });
}

/** The city of `zone`, where the clocks of `here` say another time; "New York". */
export function cityElsewhere(instant: number, zone: string, here: string): string | null {
  const there = localParts(instant, zone);
  const local = localParts(instant, here);
  if (there.date === local.date && there.time === local.time) return null;
  return cityOf(instant, zone);
}

/** "New York"; where a zone has no city, its short name. */
export function cityOf(instant: number, zone: string): string {
  const [area, ...rest] = zone.split("/");
  const city = rest.at(-1);
  if (city !== undefined && area !== "Etc") return city.replaceAll("_", " ");
  // No city has given its name to this one: "UTC", "GMT-5".
  try {
    const names = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeZoneName: "short" });
    const parts = names.formatToParts(new Date(instant * 1000));
    return parts.find(({ type }) => type === "timeZoneName")?.value ?? zone;
  } catch {
    return zone;
  }
}

/** A wall time in minutes of the day, written like `clock`. */
export function wallClock(minutes: number): string {
  const date = new Date(Date.UTC(2000, 0, 1, 0, minutes));
  return format(systemLocale, { timeStyle: "short" }, "UTC", date);
}

/** "Monday 23 November" of a date that is written YYYY-MM-DD. */
export function longDate(date: string): string {
  return ofDate(date, { weekday: "long", day: "numeric", month: "long" });
}

/** "Tue 17". */
export function shortDay(date: string): string {
  return `${weekday(date, "short")} ${ofDate(date, { day: "numeric" })}`;
}

/** "23 Nov". */
export function shortDate(date: string): string {
  return ofDate(date, { day: "numeric", month: "short" });
}

/** "23 November 2026". */
export function fullDate(date: string): string {
  return ofDate(date, { day: "numeric", month: "long", year: "numeric" });
}

/** "23 November". */
export function dayMonth(date: string): string {
  return ofDate(date, { day: "numeric", month: "long" });
}

/** "10". */
export function dayOfMonth(date: string): string {
  return ofDate(date, { day: "numeric" });
}

/** "Oct". */
export function shortMonth(date: string): string {
  return ofDate(date, { month: "short" });
}

/** Days from one date to another, both YYYY-MM-DD. */
export function daysBetween(from: string, to: string): number {
  return Math.round((midnight(to).getTime() - midnight(from).getTime()) / 86_400_000);
}

/** "November 2026". */
export function month(date: string): string {
  return ofDate(date, { month: "long", year: "numeric" });
}

/** "M", "Mon" or "Monday". */
export function weekday(date: string, width: "narrow" | "short" | "long"): string {
  return ofDate(date, { weekday: width });
}

/** "18 min", "2 h", "2 h 5 min". */
export function span(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return text("when.minutes", { count: rest });
  if (rest === 0) return text("when.hours", { count: hours });
  return text("when.hours_minutes", { hours, minutes: rest });
}

/** "in 18 min", "in 14 h" where it is long, or "now" once it has come. */
export function countdown(now: number, at: number): string {
  const minutes = Math.ceil((at - now) / 60);
  if (minutes <= 0) return text("when.now");
  const told = minutes < 180 ? minutes : Math.round(minutes / 60) * 60;
  return text("when.in", { span: span(told) });
}

/** The calendar date and wall time of an instant as inputs hold them. */
export function localParts(instant: number, zone: string): { date: string; time: string } {
  const date = new Date(instant * 1000);
  // Swedish writes dates and times as ISO does.
  return {
    date: format("sv-SE", { dateStyle: "short" }, zone, date),
    time: format("sv-SE", { timeStyle: "short" }, zone, date),
  };
}

/** The date so many days after another, both YYYY-MM-DD. */
export function shiftDate(date: string, days: number): string {
  return new Date(midnight(date).getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

function ofDate(date: string, options: Intl.DateTimeFormatOptions): string {
  return format(wordLocale, options, "UTC", midnight(date));
}

function midnight(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

function format(
  locale: string,
  options: Intl.DateTimeFormatOptions,
  zone: string,
  date: Date,
): string {
  return written(locale, options, zone, date).replaceAll("\u202f", "\u00a0");
}

function written(
  locale: string,
  options: Intl.DateTimeFormatOptions,
  zone: string,
  date: Date,
): string {
  try {
    return writer(locale, options, zone).format(date);
  } catch {
    // A zone this system's tables do not know: its own zone is the best there is.
    return new Intl.DateTimeFormat(locale, options).format(date);
  }
}

const writers = new Map<string, Intl.DateTimeFormat>();

/** Made once for each way of writing: one takes long to make, and much memory until it is collected. */
function writer(
  locale: string,
  options: Intl.DateTimeFormatOptions,
  zone: string,
): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options, zone]);
  const known = writers.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
  writers.set(key, known);
  return known;
}

/** The zone of this device, where no view gives one. */
export function deviceZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
