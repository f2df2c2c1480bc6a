import { systemLocale } from "./locale";
import { shiftDate } from "./time";

// How dates are laid out in weeks. Nothing here says what a date means.

type WeekInfo = { firstDay: number };
type WithWeeks = Intl.Locale & { weekInfo?: WeekInfo; getWeekInfo?: () => WeekInfo };

/** The day a week begins with, 1 (Monday) to 7 (Sunday); Monday where the system does not say. */
export function firstDayOfWeek(tag: string = systemLocale): number {
  try {
    const locale = new Intl.Locale(tag) as WithWeeks;
    return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1;
  } catch {
    return 1;
  }
}

/** 1 (Monday) to 7 (Sunday). */
function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

/** The dates of a month by weeks; null stands for a day of another month. */
export function weeksOf(dates: string[], firstDay: number): (string | null)[][] {
  const [first] = dates;
  if (first === undefined) return [];
  const before = (weekdayOf(first) - firstDay + 7) % 7;
  const cells = [...Array<null>(before).fill(null), ...dates];
  const after = (7 - (cells.length % 7)) % 7;
  const all = [...cells, ...Array<null>(after).fill(null)];
  return Array.from({ length: all.length / 7 }, (_, week) => all.slice(week * 7, week * 7 + 7));
}

/** Seven dates that begin with the week's first day, to name the columns by. */
export function aWeek(firstDay: number): string[] {
  // 1 January 2024 was a Monday.
  const first = shiftDate("2024-01-01", firstDay - 1);
  return Array.from({ length: 7 }, (_, index) => shiftDate(first, index));
}

/** The month so many months after another, both YYYY-MM. */
export function shiftMonth(month: string, by: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

/** The same day of a month so many months away, or that month's last one. */
export function sameDayOf(date: string, by: number): string {
  const month = shiftMonth(date.slice(0, 7), by);
  const last = shiftDate(`${shiftMonth(month, 1)}-01`, -1);
  const same = `${month}-${date.slice(8)}`;
  return same < last ? same : last;
}

/** Where a key leads from `date` in a grid of weeks; null where it leads nowhere. */
export function dateByKey(key: string, date: string, firstDay: number): string | null {
  const column = (weekdayOf(date) - firstDay + 7) % 7;
  const days: Record<string, number> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -7,
    ArrowDown: 7,
    Home: -column,
    End: 6 - column,
  };
  const step = days[key];
  if (step !== undefined) return shiftDate(date, step);
  if (key === "PageUp") return sameDayOf(date, -1);
  return key === "PageDown" ? sameDayOf(date, 1) : null;
}
