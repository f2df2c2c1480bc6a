import type { TravelChoice } from "../generated/TravelChoice";
import { text } from "./text";
import { clock, countdown, span } from "./time";

/** "Next dose in 16 h, at 22:00 here, 30 h after the last."; `here` is the device's zone. */
export function nextWords(now: number, next: TravelChoice, here: string): string {
  const open = next.due_at <= now;
  const values = { when: countdown(now, next.due_at), time: clock(next.due_at, here) };
  if (next.minutes_since_last === null) {
    return text(open ? "travel.next_open_first" : "travel.next_first", values);
  }
  const after = { ...values, span: span(next.minutes_since_last) };
  return text(open ? "travel.next_open" : "travel.next", after);
}
