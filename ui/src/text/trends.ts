import type { TrendsEffect } from "../generated/TrendsEffect";
import type { TrendsLane } from "../generated/TrendsLane";
import type { TrendsStep } from "../generated/TrendsStep";
import type { TrendsWeek } from "../generated/TrendsWeek";
import { effectName } from "./logging";
import { decimal } from "./number";
import { milligrams } from "./steps";
import { text } from "./text";
import { shortDate } from "./time";

/** "7.2", of 72 tenths. */
export const tenthsText = (tenths: number) =>
  decimal(`${String(Math.floor(tenths / 10))}.${String(tenths % 10)}`);

/** "28 % lower than before LDN, from 12 and 6 days with entries"; or what is missing for it. */
export function changeWords(lane: TrendsLane, firstDose: string | null): string {
  if (firstDose === null) return text("trends.change.no_dose");
  const { before, now, percent_less: less } = lane;
  const values = {
    before: before.days,
    now: now.days,
    before_needed: before.needed,
    now_needed: now.needed,
    percent: Math.abs(less ?? 0),
  };
  if (before.tenths === null && now.tenths === null) {
    return text("trends.change.both_missing", values);
  }
  if (before.tenths === null) return text("trends.change.before_missing", values);
  if (now.tenths === null) return text("trends.change.now_missing", values);
  if (less === null) return text("trends.change.from_zero", values);
  if (less === 0) return text("trends.change.same", values);
  return text(less > 0 ? "trends.change.less" : "trends.change.more", values);
}

/** "28 % lower". */
export function percentWords(less: number | null): string {
  if (less === null) return text("trends.none");
  if (less === 0) return text("trends.percent_same");
  const percent = Math.abs(less);
  return text(less > 0 ? "trends.percent_less" : "trends.percent_more", { percent });
}

/** "6 of 7, 86 %". */
export function weekWords({ taken, due, percent }: TrendsWeek): string {
  if (percent === null) return text("trends.nothing_due");
  return text("trends.of_percent", { taken, due, percent });
}

/** "12 Jan to 18 Jan 2026". */
export const weekDates = ({ from, to }: { from: string; to: string }) =>
  text("trends.week", { from: shortDate(from), to: shortDate(to), year: to.slice(0, 4) });

/** "4 mg", "Pause". */
export function stepName({ tread, mg }: TrendsStep): string {
  if (tread === "paused") return text("trends.steps.pause");
  return tread === "stopped" ? text("trends.steps.stopped") : milligrams(mg);
}

/** "9 Nov to 18 Nov, 10 days". */
export const stepDays = ({ from, to, days }: TrendsStep) =>
  text("trends.steps.days", { from: shortDate(from), to: shortDate(to), count: days });

/** "Vivid dreams". */
export const stepEffect = ({ what, own_words }: TrendsEffect) => effectName(what, own_words);

/** "2 entries, on 4 of 7 days, moderate at most". */
export function stepEffectNote(effect: TrendsEffect, { days: of }: TrendsStep): string {
  const line = text(effect.entries === 1 ? "trends.steps.line_one" : "trends.steps.line", {
    entries: text("trends.steps.entries", { count: effect.entries }),
    days: effect.days,
    of,
    grade: text(`logging.grade.${effect.grade}`).toLowerCase(),
  });
  return effect.ongoing ? text("trends.steps.still", { line }) : line;
}
