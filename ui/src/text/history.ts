import type { HistoryChange } from "../generated/HistoryChange";
import type { HistoryEntry } from "../generated/HistoryEntry";
import type { HistoryValue } from "../generated/HistoryValue";
import type { HistoryWhat } from "../generated/HistoryWhat";
import type { NightMark } from "../generated/NightMark";
import type { RecordEntry } from "../generated/RecordEntry";
import type { IconName } from "../components/icons";
import { dayTitle, nameOf, sleepWords, slotLine, whole } from "./calendar";
import { alertAbout, replyWords } from "./caution";
import { doseName } from "./dose";
import { effectName } from "./logging";
import { bothUnits, decimal } from "./number";
import { costWords, quantityWords } from "./stock";
import { hasText, text } from "./text";
import { cityElsewhere, clock, clockIn, fullDate, localParts, shortDate, wallClock } from "./time";

/** What stands in an entry's line: its title, what it says, and what stands on the right. */
export type EntryWords = { title: string; says: string; value: string | null };

type Of<K extends HistoryWhat["kind"]> = Extract<HistoryWhat, { kind: K }>;

/** The heading of a day: "Today, Monday 23 November". */
export function dayHeading(date: string, today: string): string {
  const day = dayTitle(date, today);
  if (date === today) return text("history.today", { date: day });
  return date > today ? text("history.ahead", { date: day }) : day;
}

/** An entry in a line. */
export function entryWords(entry: HistoryEntry): EntryWords {
  const at = entry.at === null ? null : clock(entry.at, entry.zone);
  const { what } = entry;
  switch (what.kind) {
    case "dose":
      return doseWords(what.entry);
    case "side_effect":
      return {
        title: effectName(what.what, what.own_words),
        says: joined([text(`logging.grade.${what.grade}`), ...effectParts(what)]),
        value: at,
      };
    case "night":
      return { title: text("history.kind.night"), says: sleepWords(what.night), value: null };
    case "check_in":
      return { title: text("history.kind.check_in"), says: scoreWords(what), value: at };
    case "tag":
      return tagWords(what);
    case "lab":
      return labWords(what);
    case "review":
      return {
        title: nameOf("history.review", what.marker),
        says: nameOf("history.review_change", what.change),
        value: null,
      };
    case "appointment":
      return { title: text(`pause.appointment.kinds.${what.what}`), says: "", value: null };
    case "move":
      return { title: text("calendar.moved"), says: moveWords(what), value: at };
    case "plan":
      return {
        title: what.what === null ? text("history.plan") : text(`calendar.what.${what.what}`),
        says: planWords(what),
        value: null,
      };
    case "step":
      return { title: nameOf("calendar.answered", what.answer), says: "", value: at };
    case "alert":
      return { title: text(`caution.alert.${what.alert}.title`), says: alertSays(what), value: at };
    case "medicine":
      return { title: what.name, says: medicineWords(what), value: null };
    case "stock":
      return stockWords(what, at);
  }
}

function doseWords(dose: RecordEntry): EntryWords {
  const title = dose.id.kind === "dose" ? doseName(dose.id.dose.part) : text("part_dose.extra");
  if (dose.taken === null) {
    return {
      title,
      says: text(`diary.state.${dose.state}`),
      value: dose.due_at === null ? null : clock(dose.due_at, dose.zone),
    };
  }
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const city = cityElsewhere(dose.taken.at, dose.zone, here);
  const late = dose.taken.late ? [text("diary.late")] : [];
  return {
    title,
    says: joined([
      text("diary.state.taken"),
      ...late,
      whole(bothUnits(dose.taken.amount)),
      ...(city === null ? [] : [city]),
    ]),
    value: clock(dose.taken.at, dose.zone),
  };
}

function effectParts(effect: Of<"side_effect">): string[] {
  if (effect.ended_at === null) return [text("history.still")];
  return [];
}

function scoreWords({ scores }: Of<"check_in">): string {
  return joined(
    scores.values.map(({ scale, value }) =>
      text("calendar.score", { scale: text(`logging.scale.${scale}.short`), value }),
    ),
  );
}

function tagWords({ tag }: Of<"tag">): EntryWords {
  const title = nameOf("calendar.tag", tag.what, tag.own_words);
  return { title, says: text("history.kind.tag"), value: null };
}

function labWords({ lab }: Of<"lab">): EntryWords {
  const range = lab.range === null ? "" : text("calendar.lab_range", { range: lab.range });
  return {
    title: nameOf("calendar.lab", lab.what, lab.own_words),
    says: range,
    value: `${lab.value} ${lab.unit}`.trim(),
  };
}

function moveWords(moved: Of<"move">): string {
  return text("calendar.moved_note", {
    from: text(`part.${moved.from}`),
    to: text(`part.${moved.to}`).toLowerCase(),
    date: shortDate(moved.first_date),
  });
}

function planWords(plan: Of<"plan">): string {
  const why = plan.why === null ? [] : [text(`pause.whys.${plan.why}`)];
  return joined([...plan.slots.map(slotLine), ...why]);
}

function alertSays(what: Of<"alert">): string {
  const about = alertAbout(what);
  const reply =
    what.reply === null ? text("history.reply_none") : replyWords(what.alert, what.reply);
  return about === null ? reply : text("history.pair", { one: reply, other: about });
}

function medicineWords(medicine: Of<"medicine">): string {
  const until =
    medicine.until === null ? [] : [text("history.until", { date: fullDate(medicine.until) })];
  const dose = medicine.dose === null ? [] : [medicine.dose];
  return joined([text("history.kind.medicine"), ...dose, ...until]);
}

function stockWords(stock: Of<"stock">, at: string | null): EntryWords {
  const quantity = stock.quantity === null ? [] : [quantityWords(stock.quantity, stock.form)];
  const cost = stock.cost === null ? [] : [costWords(stock.cost)];
  return {
    title: text(stock.what === "refill" ? "stock.entry_refill" : "stock.entry_count"),
    says: joined([...quantity, ...cost]),
    value: at,
  };
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(", ");
}

/** The shape of a dose, as in the night strip. */
export function doseGlyph(entry: RecordEntry): NightMark {
  if (entry.taken) return entry.taken.late ? "late" : "taken";
  return entry.state === "skipped" || entry.state === "missed" ? entry.state : "open";
}

const icons: Record<HistoryWhat["kind"], IconName> = {
  dose: "capsule",
  side_effect: "wave",
  night: "bed",
  check_in: "sliders",
  tag: "tag",
  lab: "flask",
  review: "clock",
  appointment: "calendar",
  move: "sun",
  plan: "plan",
  step: "up",
  alert: "caution",
  medicine: "tablet",
  stock: "liquid",
};

/** The picture of an entry's kind. */
export function entryIcon({ what }: HistoryEntry): IconName {
  return icons[what.kind];
}

/** What else is known of an entry, said on its own page only. */
export function moreWords({ what, zone }: HistoryEntry): string[] {
  if (what.kind === "dose") return plannedWords(what.entry);
  if (what.kind !== "side_effect") return [];
  const ended =
    what.ended_at === null ? [] : [text("history.gone_at", { time: moment(what.ended_at, zone) })];
  const distressing =
    what.distressing === null
      ? []
      : [text(`history.distressing.${what.distressing ? "yes" : "no"}`)];
  const from = what.from_ldn === null ? [] : [text(`history.from_ldn.${what.from_ldn}`)];
  return [...ended, ...distressing, ...from];
}

function plannedWords(dose: RecordEntry): string[] {
  if (dose.due_at === null || dose.planned === null) return [];
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return [
    text("calendar.dose_planned", {
      time: clockIn(dose.due_at, dose.zone, here),
      amount: whole(bothUnits(dose.planned)),
    }),
  ];
}

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
