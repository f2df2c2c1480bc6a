// Made-up stairs: the person of the pictures on the day of a decision.
import type { DoseAmount } from "../src/generated/DoseAmount";
import type { PlanView } from "../src/generated/PlanView";
import type { Stair } from "../src/generated/Stair";
import type { StepsCheck } from "../src/generated/StepsCheck";
import type { StepsDraft } from "../src/generated/StepsDraft";
import { shiftDate } from "../src/text/time";

type Amount = (mg: string) => DoseAmount;

const begun = "2026-08-15";
const past = ["1", "1.5", "2", "2.5", "3", "2.5", "3", "3.5", "4", "4.5"];
export const today = "2026-11-23";

const stairOf = (from: string, mg: string, to: string | null, tread: Stair["tread"]): Stair => ({
  from,
  to,
  mg,
  micrograms: Math.round(Number(mg) * 1000),
  tread,
});

export function stairsOf(name: string, amount: Amount): Pick<PlanView, "stairs" | "steps"> {
  if (name === "no-steps") return { stairs: { today, stairs: [], events: [] }, steps: [] };
  const waiting = name === "between";
  const end = shiftDate(begun, past.length * 10);
  const stairs = past.map((mg, index) => {
    const from = shiftDate(begun, index * 10);
    return stairOf(from, mg, shiftDate(from, 10), "planned");
  });
  const next = waiting ? shiftDate(end, 4) : end;
  const last = stairs.at(-1);
  if (last) last.to = next;
  stairs.push(stairOf(next, "5", null, "proposed"));
  return {
    stairs: {
      today,
      stairs,
      events: [
        {
          date: shiftDate(begun, 50),
          what: { kind: "back", mg: "2.5", note: "vivid dreams" },
          decrease: true,
        },
        { date: "2026-11-19", what: { kind: "moved", to: "morning", at: 480 }, decrease: false },
      ],
    },
    steps: [
      {
        part: "bedtime",
        even: { step_mg: "0.5", every_days: 10 },
        present: amount("4.5"),
        target: amount("5"),
        next_on: next,
        at_top: false,
        proposal: waiting ? null : proposal(name, amount),
      },
    ],
  };
}

function proposal(name: string, amount: Amount) {
  const missed = name === "mostly-missed";
  return {
    on: today,
    days: 10,
    since: shiftDate(today, -10),
    from: today,
    present: amount("4.5"),
    up: amount("5"),
    back: amount("4"),
    leads_with: missed ? ("hold" as const) : ("up" as const),
    asked_again_on: shiftDate(today, 10),
    questions: ["above4500" as const],
    up_total_mg: "5",
    summary: {
      taken: missed ? 4 : 10,
      due: 10,
      missed: missed ? 6 : 0,
      mostly_missed: missed,
      effects: [
        {
          what: "trouble_sleeping",
          own_words: null,
          grade: "moderate",
          days: 9,
          ongoing: false,
        },
      ],
      asleep: { minutes: "25", nights: 9 },
    },
  };
}

/** A stand-in for core's check of even steps: just enough for the preview and an error. */
export function checkOf(draft: StepsDraft, amount: Amount): StepsCheck {
  const none = { stairs: null, last_is_shorter: false, question: null, replaces_later: false };
  const empty = { ...none, steps: [], total_mg: null };
  const { how } = draft;
  if (how.kind === "own") return { ...empty, errors: [] };
  const [start, step, target] = [how.start, how.step, how.target].map((typed) =>
    Number(typed.replace(",", ".") || "x"),
  ) as [number, number, number];
  const days = Number(how.every_days);
  if (Number.isNaN(target)) {
    return {
      ...empty,
      errors: [{ field: { kind: "target" }, error: { code: "amount_not_a_number" } }],
    };
  }
  if (!(start < target)) {
    return {
      ...empty,
      errors: [{ field: { kind: "target" }, error: { code: "steps_start_above_target" } }],
    };
  }
  const amounts: number[] = [];
  for (let mg = start; mg < target && amounts.length < 60; mg += step) amounts.push(mg);
  amounts.push(target);
  const date = (index: number) => shiftDate(today, index * days);
  const stairs = amounts.map((mg, index) =>
    stairOf(
      date(index),
      String(mg),
      index < amounts.length - 1 ? date(index + 1) : null,
      index === 0 ? "planned" : "proposed",
    ),
  );
  return {
    ...none,
    errors: [],
    steps: amounts.map((mg, index) => ({ from: date(index), amount: amount(String(mg)) })),
    stairs: { today, stairs, events: [] },
    total_mg: String(target),
    question: target > 4.5 && draft.confirmed === null ? "above4500" : null,
    last_is_shorter: (target - start) % step !== 0,
  };
}
