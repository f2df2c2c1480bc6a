import type { Stair } from "../../generated/Stair";
import type { TrendsGap } from "../../generated/TrendsGap";
import type { TrendsPoint } from "../../generated/TrendsPoint";
import { daysBetween, shiftDate } from "../../text/time";

/** Up to so many days the axis tells weeks, beyond it months. */
const WEEKLY_TICKS = 45;

/** The time axis that all lanes share. Each day has its place; only pixels are worked out here. */
export type Axis = { from: string; to: string; left: number; right: number };

const days = (axis: Axis) => Math.max(1, daysBetween(axis.from, axis.to) + 1);

/** The pixels of a day. */
export const dayWidth = (axis: Axis) => (axis.right - axis.left) / days(axis);

/** Where a day begins. */
export function begins(axis: Axis, date: string): number {
  const part = daysBetween(axis.from, date) / days(axis);
  return axis.left + part * (axis.right - axis.left);
}

/** The middle of a day, or of a week that begins with it; never beyond the axis. */
export function middle(axis: Axis, date: string, length = 1): number {
  const half = dayWidth(axis) * (length / 2);
  return Math.min(begins(axis, date) + half, axis.right);
}

/** Marks side by side stay apart, so that each can be told from the next. */
export const markWidth = (axis: Axis, length: number) =>
  Math.min(5, Math.max(1, dayWidth(axis) * length * 0.65));

/** How far down a score is drawn, 10.0 at the top. */
export const down = (tenths: number, top: number, height: number) =>
  top + ((100 - tenths) / 100) * height;

/** The points of a line, as SVG wants them. */
export function polyline(
  axis: Axis,
  points: readonly TrendsPoint[],
  { top, height, length }: { top: number; height: number; length: number },
): string {
  return points
    .map(({ date, tenths }) => `${px(middle(axis, date, length))},${px(down(tenths, top, height))}`)
    .join(" ");
}

const px = (value: number) => String(Math.round(value * 100) / 100);

export type Span = { x1: number; x2: number };

/** From where to where days without an entry lie. */
export function span(axis: Axis, { from, to }: TrendsGap): Span {
  return { x1: begins(axis, from), x2: begins(axis, shiftDate(to, 1)) };
}

export type Tick = { x: number; date: string; kind: "day" | "month" | "year" };

/** The dates under the axis, none nearer to another than `room`. */
export function ticks(axis: Axis, room: number): Tick[] {
  const found: Tick[] = [];
  const add = (date: string, kind: Tick["kind"]) => {
    const x = begins(axis, date);
    const last = found.at(-1);
    if (last && x - last.x < room) return;
    if (axis.right - x >= room * 0.7) found.push({ x, date, kind });
  };
  if (days(axis) <= WEEKLY_TICKS) {
    for (let date = axis.from; date <= axis.to; date = shiftDate(date, 7)) add(date, "day");
    return found;
  }
  const every = monthsBetweenTicks(axis, room);
  const months = firsts(axis).filter((date) => (Number(date.slice(5, 7)) - 1) % every === 0);
  const first = months[0];
  // The beginning has its date where it does not stand in the way of a month.
  if (first === undefined || begins(axis, first) - axis.left >= room) add(axis.from, "day");
  for (const date of months) add(date, date.slice(5, 7) === "01" ? "year" : "month");
  return found;
}

/** A month of room in pixels decides whether each is told, or each third, or only years. */
function monthsBetweenTicks(axis: Axis, room: number): number {
  const month = dayWidth(axis) * 30.4;
  return [1, 2, 3, 6].find((every) => month * every >= room) ?? 12;
}

/** The first date of each month on the axis. */
function firsts({ from, to }: Axis): string[] {
  const found: string[] = [];
  let [year = 0, month = 0] = from.split("-").map(Number);
  for (;;) {
    const date = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-01`;
    if (date > to) return found;
    if (date >= from) found.push(date);
    month = month === 12 ? 1 : month + 1;
    if (month === 1) year += 1;
  }
}

export type Tread = { x1: number; x2: number; y: number; stair: Stair };

/** The stairs on the axis: treads in pixels, with no tread where there are no doses. */
export function treads(
  axis: Axis,
  stairs: readonly Stair[],
  { top, height }: { top: number; height: number },
): Tread[] {
  const most = Math.max(1, ...stairs.map(({ micrograms }) => micrograms));
  const end = shiftDate(axis.to, 1);
  return stairs.flatMap((stair) => {
    const x1 = Math.max(axis.left, begins(axis, stair.from));
    const x2 = Math.min(axis.right, begins(axis, stair.to ?? end));
    const y = top + height - (stair.micrograms / most) * height;
    return x2 > x1 ? [{ x1, x2, y, stair }] : [];
  });
}

/** Nearer than this, lines could not be told apart. */
const APART = 5;

/** Where stairs begin on the axis; what began before it has no place, nor what is too near. */
export function stepsAt(axis: Axis, stairs: readonly Stair[]): number[] {
  const inside = stairs.filter(({ from }) => from > axis.from && from <= axis.to);
  const found: number[] = [];
  for (const { from } of inside) {
    const x = begins(axis, from);
    if (x - (found.at(-1) ?? -APART) >= APART) found.push(x);
  }
  return found;
}

/** Of labels, those that have room one after the other; the last one, which is now, goes first. */
export function withRoom<T extends { x: number; half: number }>(labels: readonly T[]): T[] {
  const kept: T[] = [];
  for (const label of [...labels].reverse()) {
    const free = kept.every((other) => Math.abs(other.x - label.x) >= other.half + label.half);
    if (free) kept.push(label);
  }
  return kept.reverse();
}

export type Spot = { x: number; y: number };

/**
 * Where words of this size stand beside a level line without anything under them: below it, or above,
 * as far left as there is room; null where there is none.
 */
export function freeSpot(
  axis: Axis,
  level: number,
  size: { width: number; font: number; bottom: number },
  taken: { points: readonly Spot[]; lines: readonly number[] },
): Spot | null {
  const margin = 4;
  const rows = [level + size.font * 1.15, level - 5].filter(
    (y) =>
      y <= size.bottom &&
      y >= size.font &&
      taken.lines.every((line) => line <= y - size.font || line >= y + 2),
  );
  for (let x = axis.left + 8; x + size.width <= axis.right; x += 6) {
    for (const y of rows) {
      const free = taken.points.every(
        (point) =>
          point.x < x - margin ||
          point.x > x + size.width + margin ||
          point.y < y - size.font - margin ||
          point.y > y + margin,
      );
      if (free) return { x, y };
    }
  }
  return null;
}
