import type { HistoryChange } from "../generated/HistoryChange";
import type { HistoryValue } from "../generated/HistoryValue";
import { nameOf } from "./calendar";
import { decimal } from "./number";
import { hasText, text } from "./text";
import { clock, fullDate, localParts, wallClock } from "./time";

// What became of an entry, in words.

/** "23 Nov 2026, 22:04". */
export function moment(instant: number, zone: string): string {
  return text("history.change.at", {
    date: fullDate(localParts(instant, zone).date),
    time: clock(instant, zone),
  });
}

/** "Changed", "Put back by an undo". */
export function howWords({ how, is_undo }: HistoryChange): string {
  return text(is_undo ? `history.change.undo_${how}` : `history.change.${how}`);
}

/** "23 November 2026, 22:04, in this window, undone later". */
export function whenWords(change: HistoryChange, zone: string): string {
  const via = nameOf("history.via", change.via);
  const undone = change.was_undone ? [text("history.change.undone")] : [];
  return joined([moment(change.at, zone), via, ...undone]);
}

/** A column's name in words. */
export function fieldName(name: string): string {
  const scale = `logging.scale.${name}.short`;
  return hasText(scale) ? text(scale) : nameOf("history.field", name);
}

/** Where the words for a column's stored names stand; the first that has them. */
const valuesOf: Record<string, readonly string[]> = {
  what: ["logging.what", "calendar.tag", "calendar.lab"],
  grade: ["logging.grade"],
  state: ["diary.state"],
  part: ["part"],
  from_part: ["part"],
  to_part: ["part"],
  dreams: ["logging.sleep.dreams_of"],
  from_ldn: ["caution.answer"],
  answer: ["calendar.answered", "caution.reply.any"],
  why: ["pause.whys"],
  reason: ["history.reason"],
  kind: ["pause.appointment.kinds"],
  form: ["form"],
  change: ["history.review_change"],
};

/** A value as it was, for the entry's own clock. */
export function valueWords(name: string, value: HistoryValue, zone: string): string {
  switch (value.kind) {
    case "nothing":
      return text("history.change.nothing");
    case "words":
      return value.text;
    case "name": {
      const key = (valuesOf[name] ?? []).find((found) => hasText(`${found}.${value.name}`));
      return key === undefined ? value.name : nameOf(key, value.name);
    }
    case "instant":
      return moment(value.at, zone);
    case "date":
      return fullDate(value.date);
    case "wall":
      return wallClock(value.minutes);
    case "amount":
      return text("unit.amount_mg", { amount: decimal(value.mg) });
    case "count":
      return String(value.value);
    case "yes_no":
      return text(`history.change.${value.yes ? "yes" : "no"}`);
    case "slots":
      return value.slots.length === 0
        ? text("history.change.no_slots")
        : joined(
            value.slots.map(({ part, at, mg }) =>
              text("history.change.slot", {
                part: text(`part.${part}`),
                time: wallClock(at),
                amount: decimal(mg),
              }),
            ),
          );
  }
}

function joined(parts: readonly string[]): string {
  return parts.join(", ");
}
