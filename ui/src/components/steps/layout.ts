import type { Stair } from "../../generated/Stair";
import type { Staircase } from "../../generated/Staircase";
import { daysBetween } from "../../text/time";

/** Older stairs than this are in the table only. */
const MOST_DAYS = 183;
/** Days of stairs to come beside a short past. */
const DAYS_AHEAD = 60;
/** A last stair has no end; it is drawn as long as the one before it, within these. */
const TAIL = { least: 8, most: 28 };

export type Line = { kind: "past" | "ahead" | "proposed"; x1: number; x2: number; y: number };
export type Label = { x: number; y: number; words: string; kind: "past" | "now" | "proposed" };
export type Mark = { x: number; date: string; today: boolean; anchor: "start" | "end" };

export type Drawing = {
  /** Treads, earliest first; what is no dose has none. */
  treads: (Line & { stair: Stair })[];
  /** Risers between treads that touch. */
  risers: { kind: Line["kind"]; x: number; y1: number; y2: number }[];
  labels: Label[];
  marks: Mark[];
  /** Where today is, and how high the stair under it. */
  today: { x: number; y: number } | null;
  base: number;
  top: number;
};

export type Room = { width: number; plot: number; font: number; whole: boolean };

/** Where each stair is drawn. Only the drawing is worked out here: every amount is the view's. */
export function draw(view: Staircase, room: Room): Drawing {
  const { width, plot, font } = room;
  const top = font * 2.4;
  const base = top + plot;
  const stairs = shown(view, room.whole);
  const first = stairs[0]?.from ?? view.today;
  const last = end(view, stairs, first, room.whole);
  const x = (date: string) =>
    (daysBetween(first, date) / Math.max(1, daysBetween(first, last))) * width;
  const most = Math.max(1, ...stairs.map((stair) => stair.micrograms));
  const y = (stair: Stair) => base - (stair.micrograms / most) * plot;

  const treads: Drawing["treads"] = [];
  const risers: Drawing["risers"] = [];
  for (const stair of stairs) {
    const from = Math.max(0, x(stair.from));
    const to = Math.min(width, stair.to === null ? width : x(stair.to));
    if (to <= from || stair.micrograms === 0) continue;
    const before = treads.at(-1);
    const now = x(view.today);
    const pieces: Line[] = [];
    if (stair.tread === "proposed")
      pieces.push({ kind: "proposed", x1: from, x2: to, y: y(stair) });
    else {
      if (from < now) pieces.push({ kind: "past", x1: from, x2: Math.min(to, now), y: y(stair) });
      if (to > now) pieces.push({ kind: "ahead", x1: Math.max(from, now), x2: to, y: y(stair) });
    }
    const [piece] = pieces;
    if (before && piece && Math.abs(before.x2 - from) < 0.5) {
      risers.push({ kind: piece.kind, x: from, y1: before.y, y2: piece.y });
    }
    treads.push(...pieces.map((piece) => ({ ...piece, stair })));
  }
  const current = stairs.filter((stair) => isNow(stair, view.today)).at(-1);
  const today =
    view.today >= first && view.today <= last
      ? { x: x(view.today), y: current && current.micrograms > 0 ? y(current) : base }
      : null;
  return {
    treads,
    risers,
    labels: labels(treads, current, today, room),
    marks: marks(stairs, view.today, x, room),
    today,
    base,
    top,
  };
}

/** Whether `stair` has begun; one that is only proposed has not, though its day may have come. */
export function isNow(stair: Stair, today: string): boolean {
  return stair.from <= today && stair.tread !== "proposed";
}

function shown(view: Staircase, whole: boolean): Stair[] {
  if (whole) return view.stairs;
  return view.stairs.filter(({ to }) => to === null || daysBetween(to, view.today) < MOST_DAYS);
}

/** Where the drawing ends: with the last stair, but not much further ahead than it looks back. */
function end(view: Staircase, stairs: Stair[], first: string, whole: boolean): string {
  const last = stairs.at(-1)?.from ?? view.today;
  const later = last > view.today ? last : view.today;
  const past = Math.max(0, daysBetween(first, view.today));
  const [before, top] = stairs.slice(-2);
  const long = before && top ? daysBetween(before.from, top.from) : TAIL.least;
  const tail = Math.min(TAIL.most, Math.max(TAIL.least, long));
  const ahead = daysBetween(view.today, later) + tail;
  const most = whole ? ahead : Math.max(DAYS_AHEAD, Math.round(past * 0.6));
  const date = new Date(`${view.today}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + Math.min(ahead, most));
  return date.toISOString().slice(0, 10);
}

type Box = { x1: number; x2: number; y1: number; y2: number };

/** The amounts over their treads; the present one first, and none over another. */
function labels(
  treads: Drawing["treads"],
  current: Stair | undefined,
  today: Drawing["today"],
  { width, font }: Room,
): Label[] {
  const placed: Box[] = [];
  // The ring of today keeps its room.
  if (today)
    placed.push({ x1: today.x - 10, x2: today.x + 10, y1: today.y - 10, y2: today.y + 10 });
  const seen = new Set<Stair>();
  const wanted = treads
    .filter(({ stair }) => !seen.has(stair) && seen.add(stair))
    .map(({ stair, x1 }) => {
      const pieces = treads.filter((piece) => piece.stair === stair);
      const kind: Label["kind"] =
        stair === current ? "now" : stair.tread === "proposed" ? "proposed" : "past";
      const size = kind === "now" ? font * 1.3 : font;
      const half = ((stair.mg.length + (kind === "proposed" ? 1 : 0)) * size * 0.6) / 2 + 2;
      const end = kind === "now" && today ? today.x : (pieces.at(-1)?.x2 ?? x1);
      const middle = Math.min(Math.max((x1 + end) / 2, half), width - half);
      const x = kind === "now" && today ? besideRing(middle, half, today.x) : middle;
      const y = (pieces[0]?.y ?? 0) - 8;
      return { kind, words: stair.mg, x: Math.max(half, x), y, half, size };
    });
  // What matters most gets its room first: now, where it leads to, what is proposed.
  const goal = wanted.at(-1);
  const order = { now: 0, proposed: 2, past: 3 };
  const rank = (label: (typeof wanted)[number]) => (label === goal ? 1 : order[label.kind]);
  const result: Label[] = [];
  for (const label of [...wanted].sort((one, other) => rank(one) - rank(other))) {
    const { x, y, half, size, kind, words } = label;
    const box = { x1: x - half, x2: x + half, y1: y - size, y2: y };
    if (kind !== "now" && placed.some((other) => overlap(box, other))) continue;
    placed.push(box);
    result.push({ x, y, words, kind });
  }
  return result;
}

/** Left of today's ring, or right of it where the stairs begin there. */
function besideRing(middle: number, half: number, ring: number): number {
  if (middle + half <= ring - 12) return middle;
  return ring - 12 - 2 * half >= 0 ? ring - 12 - half : ring + 12 + half;
}

/** The dates under the stairs; today's first, and none over another. */
function marks(stairs: Stair[], today: string, x: (date: string) => number, room: Room): Mark[] {
  const { width, font } = room;
  const need = font * 2.1;
  const spans: [number, number][] = [];
  const result: Mark[] = [];
  const add = (date: string, isToday: boolean) => {
    const at = x(date);
    if (at < -0.5 || at > width + 0.5) return;
    const wide = isToday ? font * 3.1 : need;
    const anchor = at + wide > width + 12 ? "end" : "start";
    const span: [number, number] = anchor === "start" ? [at, at + wide] : [at - wide, at];
    if (spans.some(([from, to]) => span[0] < to && from < span[1])) return;
    spans.push(span);
    result.push({ x: at, date, today: isToday, anchor });
  };
  add(today, true);
  for (const stair of stairs) if (stair.from !== today) add(stair.from, false);
  return result.sort((one, other) => one.x - other.x);
}

function overlap(one: Box, other: Box): boolean {
  return one.x1 < other.x2 && other.x1 < one.x2 && one.y1 < other.y2 && other.y1 < one.y2;
}
