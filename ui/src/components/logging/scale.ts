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

/**
 * The value that a key sets, or null where it takes the answer back; undefined where the key is not
 * the scale's.
 */
export function keyed(
  value: number | null,
  key: string,
  from: number | null,
): number | null | undefined {
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
