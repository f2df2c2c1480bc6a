import type { HistoryEntry } from "../generated/HistoryEntry";
import type { HistoryWhat } from "../generated/HistoryWhat";
import type { NightMark } from "../generated/NightMark";
import type { RecordEntry } from "../generated/RecordEntry";
import type { IconName } from "../components/icons";
import { dayTitle, nameOf, sleepWords, slotLine, whole } from "./calendar";
import { alertAbout, replyWords } from "./caution";
import { doseName } from "./dose";
import { effectName } from "./logging";
import { moment } from "./history-changes";
import { bothUnits } from "./number";
import { milligrams } from "./steps";
import { costWords, productWords, quantityWords } from "./stock";
import { text } from "./text";
import { cityElsewhere, clock, clockIn, fullDate, shortDate } from "./time";

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
    case "steps":
      return { title: text("history.kind.steps"), says: stepsWords(what), value: null };
    case "product":
      return {
        title: productWords(what),
        says: joined([text("history.kind.product"), what.label ?? ""]),
        value: at,
      };
    case "contact":
      return {
        title: text(`stock.contact.${what.role}`),
        says: joined([what.name, what.phone]),
        value: at,
      };
    case "screening":
      return {
        title: text(`caution.question.${what.question}.title`),
        says: text(`caution.answer.${what.reply}`),
        value: at,
      };
    case "question":
      return { title: what.asks, says: questionWords(what), value: at };
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

function stepsWords({ part, steps, ended_on }: Of<"steps">): string {
  const [first, last] = [steps[0], steps.at(-1)];
  const climb =
    first && last
      ? [text("history.climb", { from: milligrams(first.mg), to: milligrams(last.mg) })]
      : [];
  const ended = ended_on === null ? [] : [text("history.ended", { date: fullDate(ended_on) })];
  return joined([text(`part.${part}`), ...climb, ...ended]);
}

function questionWords({ asked_on }: Of<"question">): string {
  const asked =
    asked_on === null ? [] : [text("report.questions.asked_on", { date: fullDate(asked_on) })];
  return joined([text("history.kind.question"), ...asked]);
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
  steps: "plan",
  product: "capsule",
  contact: "card",
  screening: "check",
  question: "help",
};

/** The picture of an entry's kind. */
export function entryIcon({ what }: HistoryEntry): IconName {
  return icons[what.kind];
}

/** What else is known of an entry, said on its own page only. */
export function moreWords({ what, zone }: HistoryEntry): string[] {
  switch (what.kind) {
    case "dose":
      return plannedWords(what.entry);
    case "side_effect":
      return effectMore(what, zone);
    case "steps":
      return what.steps.map(({ mg, days }, index) =>
        index === what.steps.length - 1
          ? milligrams(mg)
          : text("history.rung", { amount: milligrams(mg), count: days }),
      );
    case "product":
      return what.discard_on === null
        ? []
        : [text("history.discard_on", { date: fullDate(what.discard_on) })];
    default:
      return [];
  }
}

function effectMore(what: Of<"side_effect">, zone: string): string[] {
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

/** What a filter has found, on the button that leads there. */
export function filterWords(count: number, older: boolean): string {
  if (count === 0 && !older) return text("history.show_none");
  return text(older ? "history.show_more" : "history.show", { count });
}
