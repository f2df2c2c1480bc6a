import type { EvidenceRow } from "../generated/EvidenceRow";
import type { EvidenceView } from "../generated/EvidenceView";
import type { AppError } from "../generated/AppError";
import { hasText, text } from "./text";
import { span } from "./time";

/** "28 on time, 1 late by 12 min: the computer was asleep." */
export function summary(view: EvidenceView): string {
  const parts = [...good(view), ...troubled(view)];
  const [first, ...rest] = parts;
  if (first === undefined) return text("evidence.empty");
  const words = rest.reduce((all, part) => text("evidence.and", { first: all, rest: part }), first);
  return text("evidence.sentence", { words: withReason(view, words) });
}

function good({ counts }: EvidenceView): string[] {
  const { on_time, answered } = counts;
  return [
    ...(on_time > 0 ? [text("evidence.counts.on_time", { count: on_time })] : []),
    ...(answered > 0 ? [text("evidence.counts.answered", { count: answered })] : []),
  ];
}

function troubled({ counts, latest_minutes }: EvidenceView): string[] {
  const { late, window, quiet, off } = counts;
  // A span stays on one line of the sentence.
  const by = { span: span(latest_minutes ?? 0).replaceAll(" ", "\u00a0") };
  const lateWords =
    late === 1
      ? text("evidence.counts.late_one", by)
      : text("evidence.counts.late", { count: late, ...by });
  return [
    ...(late > 0 ? [lateWords] : []),
    ...(window > 0 ? [text("evidence.counts.window", { count: window })] : []),
    ...(quiet > 0 ? [text("evidence.counts.quiet", { count: quiet })] : []),
    ...(off > 0 ? [text("evidence.counts.off", { count: off })] : []),
  ];
}

/** Where one thing alone went wrong, the sentence says why; else each line of the list does. */
function withReason(view: EvidenceView, words: string): string {
  const wrong = view.doses.filter(({ came }) => isTroubled(came));
  const why = wrong.length === 1 ? whyCame(wrong[0]) : null;
  return why === null ? words : text("evidence.because", { what: words, why });
}

function isTroubled(came: EvidenceRow["came"]): boolean {
  if (came.kind === "not_shown") return came.because !== "answered";
  return came.kind === "late" || came.kind === "window";
}

/** How a reminder came: "on time", "12 min late". */
export function howCame({ came }: EvidenceRow): string {
  switch (came.kind) {
    case "late":
      return text("evidence.came.late", { span: span(came.minutes) });
    case "window":
      return came.minutes === 0
        ? text("evidence.came.window")
        : text("evidence.came.window_late", { span: span(came.minutes) });
    case "not_shown":
      return text(`evidence.came.${came.because}`);
    default:
      return text(`evidence.came.${came.kind}`);
  }
}

/** Why it was so: "the computer was asleep". */
export function whyCame(row: EvidenceRow | undefined): string | null {
  if (row === undefined) return null;
  const { came } = row;
  if (came.kind === "late")
    return came.because === null ? null : text(`evidence.why.${came.because}`);
  if (came.kind === "not_shown") return text(`evidence.why.${came.because}`);
  return came.kind === "window" && came.problem !== null ? whyNot(came.problem) : null;
}

function whyNot(problem: AppError): string | null {
  const key = `evidence.why.${problem.code}`;
  return hasText(key) ? text(key) : null;
}
