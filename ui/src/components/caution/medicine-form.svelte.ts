import { untrack } from "svelte";
import type { AppError } from "../../generated/AppError";
import type { OtherMedicineCheck } from "../../generated/OtherMedicineCheck";
import type { OtherMedicineDraft } from "../../generated/OtherMedicineDraft";
import type { OtherMedicineField } from "../../generated/OtherMedicineField";
import type { OtherMedicineView } from "../../generated/OtherMedicineView";
import type { Saved } from "../../generated/Saved";
import { changeMedicine, checkMedicine, putMedicine } from "../../ipc/caution";
import { kept } from "./medicine-drafts";

const empty: OtherMedicineDraft = { name: "", dose: "", since: "", until: "", note: "" };

/** What is typed about another medicine; core says what it makes of it while it is typed. */
export class MedicineForm {
  readonly id: string | null;
  draft = $state<OtherMedicineDraft>({ ...empty });
  check = $state.raw<OtherMedicineCheck | null>(null);
  /** A save was tried: what is wrong is said at every field from then on. */
  judged = $state(false);
  #left = $state<Partial<Record<OtherMedicineField, boolean>>>({});
  #before: OtherMedicineDraft;
  #asked = 0;

  constructor(medicine: OtherMedicineView | null) {
    this.id = medicine?.id ?? null;
    this.#before = { ...(medicine?.draft ?? empty) };
    this.draft = { ...(kept.get(this.#key) ?? this.#before) };
  }

  /** To be called in an effect: core is asked about each thing that is typed. */
  follow() {
    void JSON.stringify(this.draft);
    untrack(() => void this.#ask());
  }

  /** The field was left: from now on it is said what is wrong with it. */
  leave(field: OtherMedicineField) {
    this.#left[field] = true;
  }

  /** What is wrong with a field. */
  errorAt(field: OtherMedicineField): AppError | null {
    // That a name is needed is said once it was missed, not while it is still to be typed.
    const due = this.judged || (field !== "name" && this.#left[field] === true);
    return due ? this.#problem(field) : null;
  }

  /** Keeps it; rejects with an AppError and leaves what was typed. */
  async save(): Promise<Saved> {
    this.judged = true;
    const draft = $state.snapshot(this.draft);
    const saved =
      this.id === null ? await putMedicine(draft) : await changeMedicine(this.id, draft);
    kept.delete(this.#key);
    return saved;
  }

  /** Closed without saving: what was typed is there again the next time. */
  close() {
    const draft = $state.snapshot(this.draft);
    const same = JSON.stringify(draft) === JSON.stringify(this.#before);
    if (same) kept.delete(this.#key);
    else kept.set(this.#key, draft);
  }

  /** Deleted: nothing of it is to come back. */
  drop() {
    kept.delete(this.#key);
  }

  /** Whether a failure stands at one of the fields already. */
  isShown(error: AppError | null): boolean {
    return (
      this.judged && (this.check?.problems ?? []).some((one) => one.error.code === error?.code)
    );
  }

  #problem(field: OtherMedicineField): AppError | null {
    return this.check?.problems.find((problem) => problem.field === field)?.error ?? null;
  }

  async #ask() {
    const asked = ++this.#asked;
    try {
      const check = await checkMedicine($state.snapshot(this.draft));
      // A slow answer about what was typed before must not hide a newer one.
      if (asked === this.#asked) this.check = check;
    } catch {
      // Saving says why core can't be asked.
    }
  }

  get #key(): string {
    return this.id ?? "";
  }
}
