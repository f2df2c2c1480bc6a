import { untrack } from "svelte";
import type { AppError } from "../generated/AppError";
import type { GuardQuestion } from "../generated/GuardQuestion";
import type { PartOfDay } from "../generated/PartOfDay";
import type { StepsCheck } from "../generated/StepsCheck";
import type { StepsDraft } from "../generated/StepsDraft";
import type { StepsField } from "../generated/StepsField";
import { asAppError } from "../ipc/error";
import { checkSteps } from "../ipc/steps";

export type OwnStep = { key: number; amount: string; days: string };

/** What is typed for steps; core says what it makes of it. */
export class StepsForm {
  part = $state<PartOfDay>("bedtime");
  own = $state(false);
  start = $state("");
  step = $state("0.5");
  every = $state("14");
  target = $state("");
  steps = $state<OwnStep[]>([]);
  /** What core said last that made stairs: they stay while something is mended. */
  last = $state.raw<StepsCheck | null>(null);
  check = $state.raw<StepsCheck | null>(null);
  /** Why core could not be asked about what is typed now. */
  error = $state.raw<AppError | null>(null);
  #asked = 0;
  #keys = 0;
  #confirmed: { question: GuardQuestion; of: string } | null = null;

  constructor(part: PartOfDay, amount: string) {
    this.begin(part, amount);
  }

  /** The steps of another part begin with its own amount. */
  begin(part: PartOfDay, amount: string) {
    this.part = part;
    this.start = amount;
    this.steps = [this.#ownStep(amount), this.#ownStep("")];
  }

  add() {
    this.steps.push(this.#ownStep(""));
  }

  remove(key: number) {
    this.steps = this.steps.filter((step) => step.key !== key);
  }

  draft(): StepsDraft {
    const confirmed =
      this.#confirmed?.of === JSON.stringify(this.#how()) ? this.#confirmed.question : null;
    return { part: this.part, how: this.#how(), confirmed };
  }

  /** The question was answered with yes; it holds for these steps only. */
  confirm(question: GuardQuestion) {
    this.#confirmed = { question, of: JSON.stringify(this.#how()) };
  }

  /** To be called in an effect: core is asked about each thing that is typed or chosen. */
  follow() {
    void this.draft();
    untrack(() => {
      this.ask().catch(() => undefined);
    });
  }

  /** Asks core about what is typed now. Of several questions under way the latest one counts. */
  async ask(): Promise<StepsCheck> {
    const asked = ++this.#asked;
    try {
      const check = await checkSteps(this.draft());
      if (asked === this.#asked) {
        this.check = check;
        if (check.stairs !== null) this.last = check;
        this.error = null;
      }
      return check;
    } catch (thrown) {
      if (asked === this.#asked) this.error = asAppError(thrown);
      throw thrown;
    }
  }

  /** What is wrong with a field; `index` is an own step's place. */
  errorAt(kind: StepsField["kind"], index?: number): AppError | null {
    const found = this.check?.errors.find(
      ({ field }) => field.kind === kind && (!("index" in field) || field.index === index),
    );
    return found?.error ?? null;
  }

  #how(): StepsDraft["how"] {
    if (this.own) {
      return { kind: "own", steps: this.steps.map(({ amount, days }) => ({ amount, days })) };
    }
    const { start, step, every, target } = this;
    return { kind: "even", start, step, every_days: every, target };
  }

  #ownStep(amount: string): OwnStep {
    this.#keys += 1;
    return { key: this.#keys, amount, days: "14" };
  }
}
