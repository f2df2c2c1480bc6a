import { untrack } from "svelte";
import type { DraftField } from "../generated/DraftField";
import type { GuardQuestion } from "../generated/GuardQuestion";
import type { MedicineForm } from "../generated/MedicineForm";
import type { PartOfDay } from "../generated/PartOfDay";
import type { PlanCheck } from "../generated/PlanCheck";
import type { PlanDraft } from "../generated/PlanDraft";
import type { PlanQuestion } from "../generated/PlanQuestion";
import type { AppError } from "../generated/AppError";
import { checkPlan } from "../ipc/commands";
import { asAppError } from "../ipc/error";

export type Rhythm = "bedtime" | "morning" | "several";

export type PartEntry = { part: PartOfDay; on: boolean; at: string; amount: string };

/** What is typed into the first run or into a change of plan; core says what it makes of it. */
export class PlanForm {
  form = $state<MedicineForm>("capsule");
  concentration = $state("");
  rhythm = $state<Rhythm>("bedtime");
  amount = $state("");
  parts = $state<PartEntry[]>([
    { part: "morning", on: true, at: "08:00", amount: "" },
    { part: "afternoon", on: false, at: "14:00", amount: "" },
    { part: "evening", on: false, at: "19:00", amount: "" },
    { part: "bedtime", on: true, at: "22:00", amount: "" },
  ]);
  /** What core said last, whatever the draft was: only for the room it takes. See `check`. */
  last = $state.raw<PlanCheck | null>(null);
  /** Why core could not be asked about what is typed now. */
  error = $state.raw<AppError | null>(null);
  /** The date it holds from as typed; null for the next dose. */
  from = $state<string | null>(null);
  #agreed = $state.raw<PlanQuestion[]>([]);
  #lastOf = $state.raw("");
  #asked = 0;
  #confirmed: { question: GuardQuestion; amounts: string } | null = null;

  constructor(draft?: PlanDraft) {
    if (draft === undefined) return;
    this.form = draft.form;
    this.concentration = draft.concentration ?? "";
    this.rhythm = rhythmOf(draft);
    this.amount = draft.slots[0]?.amount ?? "";
    for (const entry of this.parts) {
      const slot = draft.slots.find((slot) => slot.part === entry.part);
      if (this.rhythm === "several") entry.on = slot !== undefined;
      if (slot === undefined) continue;
      entry.at = slot.at;
      entry.amount = slot.amount;
    }
    // What was answered for the plan in force holds until an amount is changed.
    if (draft.confirmed !== null) this.confirm(draft.confirmed);
  }

  /** The entries of the rhythm that was chosen, in the order of the day. */
  get chosen(): PartEntry[] {
    const { rhythm } = this;
    return this.parts.filter((entry) => (rhythm === "several" ? entry.on : entry.part === rhythm));
  }

  /** The one entry of a rhythm of once a day. */
  get single(): PartEntry | undefined {
    return this.rhythm === "several" ? undefined : this.chosen[0];
  }

  draft(): PlanDraft {
    const several = this.rhythm === "several";
    return {
      form: this.form,
      concentration: this.form === "liquid" ? this.concentration : null,
      slots: this.chosen.map(({ part, at, amount }) => ({
        part,
        at,
        amount: several ? amount : this.amount,
      })),
      confirmed: this.#stillConfirmed(),
      from: this.from,
      agreed: this.#agreed,
    };
  }

  /** What core says of exactly what is typed now; null until it has said it. */
  get check(): PlanCheck | null {
    return this.#lastOf === JSON.stringify(this.draft()) ? this.last : null;
  }

  /** To be called in an effect: core is asked once about each thing that is typed or chosen. */
  follow() {
    void this.draft();
    untrack(() => {
      this.ask().catch(() => undefined);
    });
  }

  /** Asks core about what is typed now. Of several questions under way the latest one counts. */
  async ask(): Promise<PlanCheck> {
    const draft = this.draft();
    const asked = ++this.#asked;
    try {
      const check = await checkPlan(draft);
      if (asked === this.#asked) {
        this.last = check;
        this.#lastOf = JSON.stringify(draft);
        this.error = null;
      }
      return check;
    } catch (thrown) {
      if (asked === this.#asked) this.error = asAppError(thrown);
      throw thrown;
    }
  }

  /** The question was answered with yes; it holds for these amounts only. */
  confirm(question: GuardQuestion) {
    this.#confirmed = { question, amounts: this.#amounts() };
  }

  /** A question about its beginning was answered with yes. */
  agree(question: PlanQuestion) {
    this.#agreed = [...this.#agreed, question];
  }

  /** What is wrong with a field; `index` is the slot's place among the chosen ones. */
  errorAt(kind: DraftField["kind"], index?: number): AppError | null {
    const found = this.check?.errors.find(
      ({ field }) => field.kind === kind && (!("index" in field) || field.index === index),
    );
    return found?.error ?? null;
  }

  #stillConfirmed(): GuardQuestion | null {
    return this.#confirmed?.amounts === this.#amounts() ? this.#confirmed.question : null;
  }

  #amounts(): string {
    const several = this.rhythm === "several";
    return JSON.stringify(several ? this.chosen.map((entry) => entry.amount) : [this.amount]);
  }
}

function rhythmOf(draft: PlanDraft): Rhythm {
  const [first, ...more] = draft.slots;
  if (first === undefined) return "bedtime";
  const once = more.length === 0 && (first.part === "bedtime" || first.part === "morning");
  return once ? (first.part as Rhythm) : "several";
}
