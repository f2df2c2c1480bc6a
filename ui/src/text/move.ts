import type { MovePause } from "../generated/MovePause";
import type { MoveSuggestion } from "../generated/MoveSuggestion";
import type { MoveView } from "../generated/MoveView";
import { whenDose } from "./dose";
import { text } from "./text";
import { clock, localParts, span, weekday } from "./time";

/** "34 hours", "32 h 30 min". */
export function pauseSpan(minutes: number): string {
  return minutes % 60 === 0 ? text("move.hours", { count: minutes / 60 }) : span(minutes);
}

/** "Mon 22:00". */
export function dayTime(instant: number, zone: string): string {
  const day = weekday(localParts(instant, zone).date, "short");
  return text("move.day_time", { day, time: clock(instant, zone) });
}

/** "3 of your last 7 nights were troubled." */
export function troubledWords({ troubled, looked_at }: MoveSuggestion): string {
  return text("move.troubled", { count: troubled, nights: looked_at });
}

/** What the bars show; whether any of them is the time awake. */
export function barsWords({ nights, line }: MoveSuggestion): string {
  const awake = nights.some((night) => night.longest !== night.minutes_to_sleep);
  return text(awake ? "move.bars_both" : "move.bars_sleep", { line });
}

/** The pause in one sentence, for who can't see the line. */
export function pauseWords(view: MoveView, pause: MovePause): string {
  const first = dayTime(pause.first.due_at, view.zone);
  if (view.last_taken_at === null || pause.minutes === null) {
    return text("move.line_first", { first });
  }
  const last = dayTime(view.last_taken_at, view.zone);
  const count = pause.left_out.length;
  return text("move.line", { last, first, span: pauseSpan(pause.minutes), count });
}

/** "(today at 08:00, after 10 hours)". */
export function veryNextWords(view: MoveView, pause: MovePause): string {
  const dose = { date: pause.first.date, part: view.to };
  const when = whenDose(dose, pause.first.due_at, view.now, view.zone);
  if (pause.minutes === null) return text("move.next_when_first", { when });
  return text("move.next_when", { when, span: pauseSpan(pause.minutes) });
}
