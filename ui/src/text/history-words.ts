import type { HistoryWords } from "../generated/HistoryWords";
import calendar from "./en/calendar.json";
import caution from "./en/caution.json";
import logging from "./en/logging.json";
import pause from "./en/pause.json";
import stock from "./en/stock.json";
import { hasText, text } from "./text";

// The words that entries go by, so that "headache" finds what was chosen from the list as well as
// what was written. The names are those that entries are kept under.

type Named = readonly (readonly [name: string, key: string])[];

const tables: Named = [
  ["dose", "dose"],
  ["side_effect", "side_effect"],
  ["sleep", "night"],
  ["score", "check_in"],
  ["tag", "tag"],
  ["lab", "lab"],
  ["review", "review"],
  ["appointment", "appointment"],
  ["dose_move", "move"],
  ["phase", "plan"],
  ["titration_answer", "step"],
  ["alert", "alert"],
  ["medicine", "medicine"],
  ["stock", "stock"],
  ["titration", "steps"],
  ["product", "product"],
  ["contact", "contact"],
  ["screening", "screening"],
  ["question", "question"],
];
const kinds: Named = tables.map(([name, kind]) => [name, `history.kind.${kind}`]);

const under = (table: string, names: readonly string[], key: string): Named =>
  names.map((name) => [`${table}.${name}`, `${key}.${name}`] as const);

const parts = ["morning", "afternoon", "evening", "bedtime"];
const changes = ["much_better", "better", "a_little_better", "the_same"];
const alerts = ["opioid", "gut_or_cough", "opioids_before", "liver", "pregnancy", "allergy"];

const named: Named = [
  ...kinds,
  ...under("dose", ["taken", "skipped", "missed"], "diary.state"),
  ...under("dose", [...parts, "extra"], "part_dose"),
  ...under("dose", ["capsule", "tablet", "liquid", "cream"], "form"),
  ...under("side_effect", Object.keys(logging.what), "logging.what"),
  ...under("side_effect", ["mild", "moderate", "severe"], "logging.grade"),
  ["side_effect.ongoing", "history.search_words.ongoing"],
  ["sleep.none", "logging.sleep.dreams_of.unremembered"],
  ...under("sleep", ["ordinary", "vivid", "nightmare"], "logging.sleep.dreams_of"),
  ...under("tag", Object.keys(calendar.tag), "calendar.tag"),
  ...under("lab", Object.keys(calendar.lab), "calendar.lab"),
  ...under(
    "review",
    [...changes, "a_little_worse", "worse", "much_worse"],
    "history.review_change",
  ),
  ...under("appointment", Object.keys(pause.appointment.kinds), "pause.appointment.kinds"),
  ...under("dose_move", parts, "part"),
  ...under("phase", ["pause", "stop"], "pause.kinds"),
  ...under("phase", Object.keys(pause.whys), "pause.whys"),
  ...under("titration_answer", Object.keys(calendar.answered), "calendar.answered"),
  ...[...alerts, "surgery"].map(
    (name) => [`alert.${name}`, `caution.alert.${name}.title`] as const,
  ),
  ["stock.count", "stock.entry_count"],
  ["stock.refill", "stock.entry_refill"],
  ...under("titration", parts, "part"),
  ...under("product", Object.keys(stock.forms), "stock.forms"),
  ["product.home", "stock.sheet.at_home"],
  ...under("contact", Object.keys(stock.contact), "stock.contact"),
  ...Object.keys(caution.question).map(
    (name) => [`screening.${name}`, `caution.question.${name}.title`] as const,
  ),
  ...under("screening", Object.keys(caution.answer), "caution.answer"),
  ["question.asked", "report.questions.asked"],
];

/** Every stored name that has words. */
export function historyWords(): HistoryWords[] {
  return named.flatMap(([name, key]) => (hasText(key) ? [{ name, words: text(key) }] : []));
}
