/** The values of a scale: eleven bars. */
export const values = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
const least = 0;
const most = 10;
/** Where − and + begin while nothing was answered and the day before says nothing. */
const middle = 5;

/** One less or one more; the first press of all only sets where to begin: as the day before. */
export function stepped(value: number | null, direction: 1 | -1, from: number | null): number {
  if (value === null) return from ?? middle;
  return Math.min(most, Math.max(least, value + direction));
}

/** A "0" so soon after a "1" belongs to it. */
const TEN_WITHIN_MS = 1_000;

/** A key that was pressed on a scale, and when, in milliseconds of any clock. */
export type Pressed = { key: string; at: number };

/**
 * The value that a key sets, or null where it takes the answer back; undefined where the key is not
 * the scale's. `last` is the key before it: 1 and at once 0 are the 10 that was meant.
 */
export function keyed(
  value: number | null,
  { key, at }: Pressed,
  from: number | null,
  last: Pressed | null,
): number | null | undefined {
  if (key === "0" && last?.key === "1" && at - last.at <= TEN_WITHIN_MS) return most;
  if (/^[0-9]$/.test(key)) return Number(key);
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return stepped(value, 1, from);
    case "ArrowLeft":
    case "ArrowDown":
      return stepped(value, -1, from);
    case "Home":
      return least;
    case "End":
      return most;
    case "Backspace":
    case "Delete":
      return null;
    default:
      return undefined;
  }
}

/** The value of the column at `x` of `width`; beyond the ends the first and the last. */
export function columnAt(x: number, width: number): number {
  if (width <= 0) return least;
  const column = Math.floor((x / width) * values.length);
  return Math.min(most, Math.max(least, column));
}
