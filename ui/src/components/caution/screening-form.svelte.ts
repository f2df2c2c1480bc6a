import { untrack } from "svelte";
import type { ScreeningAnswer } from "../../generated/ScreeningAnswer";
import type { ScreeningQuestion } from "../../generated/ScreeningQuestion";
import type { ScreeningReply } from "../../generated/ScreeningReply";
import { checkScreening } from "../../ipc/caution";

export const questions: ScreeningQuestion[] = [
  "opioids",
  "opioids_before",
  "liver",
  "pregnancy",
  "allergy",
  "surgery",
];

/** The answers before starting, as they are chosen; which of them warn is core's to say. */
export class ScreeningForm {
  replies = $state<Partial<Record<ScreeningQuestion, ScreeningReply>>>({});
  #warned = $state.raw<ScreeningQuestion[]>([]);
  #asked = 0;

  constructor(answers: ScreeningAnswer[] = []) {
    for (const { question, reply } of answers) this.replies[question] = reply;
  }

  get answers(): ScreeningAnswer[] {
    return questions.flatMap((question) => {
      const reply = this.replies[question];
      return reply === undefined ? [] : [{ question, reply }];
    });
  }

  get open(): number {
    return questions.length - this.answers.length;
  }

  /** "No" to every question that was not answered yet. */
  noToTheOthers() {
    for (const question of questions) this.replies[question] ??= "no";
  }

  warns(question: ScreeningQuestion): boolean {
    const reply = this.replies[question];
    return reply !== undefined && this.#warned.includes(question);
  }

  /** To be called in an effect: core is asked about each answer. */
  follow() {
    const answers = this.answers;
    untrack(() => void this.#ask(answers));
  }

  async #ask(answers: ScreeningAnswer[]) {
    const asked = ++this.#asked;
    try {
      const warned = await checkScreening(answers);
      if (asked === this.#asked) this.#warned = warned;
    } catch {
      // Saving says why core can't be asked.
    }
  }
}
