import type { ImportEntry } from "../generated/ImportEntry";
import type { ImportPreview } from "../generated/ImportPreview";
import type { ImportRefused } from "../generated/ImportRefused";
import type { LabName } from "../generated/LabName";
import type { LabView } from "../generated/LabView";
import type { TagCompared } from "../generated/TagCompared";
import type { TagSaid } from "../generated/TagSaid";
import { decimal } from "./number";
import { text } from "./text";
import { fullDate } from "./time";

/** "Flare", or the person's own words. */
export function tagName({ what, own_words }: TagSaid): string {
  return own_words ?? text(`extras.tag.${what}`);
}

/** "ESR", or the person's own words. */
export function labName(what: LabName, ownWords: string | null): string {
  return ownWords ?? text(`extras.lab.${what}`);
}

/** The day, and the laboratory's range where it is known. */
export function labNote({ date, range, note }: LabView): string {
  const parts = [fullDate(date)];
  if (range !== null) parts.push(text("extras.labs.range_line", { range }));
  if (note !== null) parts.push(note);
  return parts.join(", ");
}

/** Why a tag has no numbers; null where it has. */
export function tooFew({ with: on, without }: TagCompared, needed: number): string | null {
  if (on.mean !== null && without.mean !== null) return null;
  return text("extras.tags.too_few", {
    with: text("extras.tags.days", { count: on.days }),
    without: text("extras.tags.days", { count: without.days }),
    needed,
  });
}

/** What a file would bring; null where there is nothing new in it, or that is not known yet. */
export function importNew({ new: all, ...preview }: ImportPreview): string | null {
  const { new_doses, new_scores, first, last } = preview;
  if (all === 0 || first === null || last === null) return null;
  const parts = [
    ...(new_doses > 0 ? [text("extras.import.new_doses", { count: new_doses })] : []),
    ...(new_scores > 0 ? [text("extras.import.new_scores", { count: new_scores })] : []),
    first === last
      ? fullDate(first)
      : text("extras.import.span", { first: fullDate(first), last: fullDate(last) }),
  ];
  return `${text("extras.import.new", { count: all })}: ${parts.join(", ")}`;
}

/** What else is to be said of a file, a line each; only what there is. */
export function importLines(preview: ImportPreview): string[] {
  const counted = (
    ["known", "refused", "blank", "without_time", "notes_left_out", "notes_of_known"] as const
  ).filter((what) => preview[what] > 0);
  return [
    text("extras.import.read", { count: preview.rows }),
    ...counted.map((what) => text(`extras.import.${what}`, { count: preview[what] })),
    ...(preview.ignored.length === 0
      ? []
      : [text("extras.import.ignored", { names: preview.ignored.join(", ") })]),
  ];
}

/** What an entry of the file is. */
export function importWhat({ what }: ImportEntry): string {
  if (what.kind === "dose") return text("extras.import.dose", { mg: decimal(what.mg) });
  const values = what.values.map(({ scale, value }) =>
    text("extras.import.score", { scale: text(`logging.scale.${scale}.short`), value }),
  );
  return [...values, ...(what.note === null ? [] : [what.note])].join(", ");
}

/** How an entry of the file stands to the diary and the plan. */
export function importMarks({ what, known, time_assumed }: ImportEntry): string {
  const planned = what.kind === "dose" && what.planned ? "planned" : "extra";
  return [
    ...(known ? [text("extras.import.known_mark")] : []),
    ...(what.kind === "dose" && !known ? [text(`extras.import.${planned}`)] : []),
    ...(time_assumed ? [text("extras.import.assumed")] : []),
  ].join(", ");
}

/** "Row 7, “=1+1”: this is no whole number from 0 to 10". */
export function importProblem({ line, reason, cell }: ImportRefused): string {
  const words = text(`extras.import.reason.${reason}`);
  if (cell === null) return text("extras.import.problem", { line, reason: words });
  return text("extras.import.problem_cell", { line, cell, reason: words });
}
