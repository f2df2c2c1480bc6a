import type { RunningSteps } from "../generated/RunningSteps";
import type { Stair } from "../generated/Stair";
import type { StairEvent } from "../generated/StairEvent";
import type { Staircase } from "../generated/Staircase";
import type { EffectLine } from "../generated/EffectLine";
import { isNow } from "../components/steps/layout";
import { decimal, mg } from "./number";
import { hasText, text } from "./text";
import { dayMonth, shortDate, wallClock } from "./time";

/** "4.5 mg"; of a total, which has no volume. */
export const milligrams = (exact: string) => text("unit.amount_mg", { amount: decimal(exact) });

/** "0.5 mg every 10 days". */
export function stepsInWords(steps: RunningSteps): string {
  if (steps.even === null) return text("steps.own");
  return text("steps.even", { mg: decimal(steps.even.step_mg), count: steps.even.every_days });
}

/** What comes next where nothing is proposed now. */
export function nextInWords(steps: RunningSteps): string | null {
  if (steps.at_top) return text("steps.target_reached", { mg: mg(steps.present) });
  return steps.next_on === null ? null : text("steps.next_on", { date: dayMonth(steps.next_on) });
}

/** "4.5 mg", "5 mg, if you step up", "pause". */
export function stairWords(stair: Stair): string {
  if (stair.tread === "paused") return text("steps.stairs.pause");
  if (stair.tread === "stopped") return text("steps.stairs.stopped");
  const words = milligrams(stair.mg);
  return stair.tread === "proposed" ? text("steps.stairs.proposed", { mg: words }) : words;
}

/** The stairs as a sentence, for who does not see them. */
export function stairsInWords({ stairs, today }: Staircase): string {
  const [first] = stairs;
  const now = stairs.filter((stair) => isNow(stair, today)).at(-1);
  const ahead = stairs.filter((stair) => stair.tread === "proposed");
  const sentences = [text("steps.stairs.label")];
  if (first && now) {
    const values = { from: stairWords(first), date: dayMonth(first.from), now: stairWords(now) };
    sentences.push(text("steps.stairs.label_now", values));
  }
  if (ahead.length > 0) {
    const step = (stair: Stair) =>
      text("steps.stairs.label_step", { mg: milligrams(stair.mg), date: dayMonth(stair.from) });
    const steps = ahead
      .map(step)
      .reduce((first, rest) => text("steps.stairs.label_list", { first, rest }));
    sentences.push(text("steps.stairs.label_next", { steps }));
  }
  return sentences.join(" ");
}

/** "10 Oct: back to 2.5 mg, vivid dreams". */
export function eventWords({ date, what }: StairEvent): string {
  const said = happening(what);
  const why = "note" in what && what.note !== null ? what.note : reason(what);
  return text("steps.event.line", {
    date: shortDate(date),
    what: why === null ? said : text("steps.event.because", { what: said, why }),
  });
}

function happening(what: StairEvent["what"]): string {
  switch (what.kind) {
    case "back":
      return text("steps.event.back", { mg: decimal(what.mg) });
    case "lower":
      return text("steps.event.lower", { mg: decimal(what.mg) });
    case "moved": {
      const part = text(`steps.part.${what.to}`);
      if (what.at === null) return text("steps.event.moved", { part });
      return text("steps.event.moved_at", { part, time: wallClock(what.at) });
    }
    case "paused":
      if (what.until === null) return text("steps.event.paused");
      return text("steps.event.paused_until", { date: shortDate(what.until) });
    case "stopped":
      return text("steps.event.stopped");
  }
}

function reason(what: StairEvent["what"]): string | null {
  if (!("why" in what) || what.why === null) return null;
  const key = `steps.why.${what.why}`;
  return hasText(key) ? text(key) : null;
}

/** "Trouble sleeping", or what the person called it. */
export function effectName(line: EffectLine): string {
  const key = `steps.effect.${line.what}`;
  return line.own_words ?? (hasText(key) ? text(key) : text("steps.effect.other"));
}

/** "9 days, passed". */
export function effectSpan({ days, ongoing }: EffectLine): string {
  const count = text("steps.ask.days", { count: days });
  return text(ongoing ? "steps.ask.ongoing" : "steps.ask.passed", { days: count });
}

/** "moderate". */
export function gradeName(grade: string): string {
  const key = `steps.grade.${grade}`;
  return hasText(key) ? text(key) : grade;
}
