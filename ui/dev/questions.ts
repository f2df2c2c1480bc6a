// Made-up answers of the commands in src/ipc/questions.ts.
import type { QuestionDraft } from "../src/generated/QuestionDraft";
import type { QuestionView } from "../src/generated/QuestionView";
import type { Commands } from "./commands";
import { saved } from "./scenes";

let kept: QuestionView[] = [
  {
    id: "q-1",
    asks: "I have stayed at 4.5 mg since 19 November. Stay, or go on to 5 mg?",
    asked_on: null,
  },
  { id: "q-2", asks: "May I keep taking it in the morning?", asked_on: null },
  { id: "q-3", asks: "Is the headache something to watch?", asked_on: "2026-10-12" },
];

export const questions: Commands = {
  questions: () => kept,
  put_question: ({ draft }) => {
    const { id, asks, asked } = draft as QuestionDraft;
    const asked_on = asked ? "2026-11-23" : null;
    if (asks.trim() === "") throw { code: "question_missing" };
    if (id === null) kept = [{ id: String(kept.length), asks, asked_on }, ...kept];
    else kept = kept.map((one) => (one.id === id ? { id, asks, asked_on } : one));
    return saved();
  },
  remove_question: ({ id }) => {
    kept = kept.filter((one) => one.id !== id);
    return saved();
  },
};
