import { untrack } from "svelte";
import type { AppError } from "../generated/AppError";
import type { PauseCheck } from "../generated/PauseCheck";
import type { PauseDraft } from "../generated/PauseDraft";
import type { PauseField } from "../generated/PauseField";
import type { PauseKind } from "../generated/PauseKind";
import type { PauseReason } from "../generated/PauseReason";
import type { PauseView } from "../generated/PauseView";
import type { PlanQuestion } from "../generated/PlanQuestion";
import { asAppError } from "../ipc/error";
import { checkPause } from "../ipc/pause";

/** What is typed for a pause or a stop; core says what it makes of it. */
export class PauseForm {
  kind = $state<PauseKind>("pause");
  why = $state<PauseReason | null>(null);
  note = $state("");
  from = $state<string | null>(null);
  until = $state<string | null>(null);
  error = $state.raw<AppError | null>(null);
  #last = $state.raw<{ of: string; check: PauseCheck } | null>(null);
  #agreed = $state.raw<PlanQuestion[]>([]);
  #asked = 0;

  /** Begins with the pause there is, or with a kind. */
  constructor(pause: PauseView | null, kind: PauseKind | null) {
    this.kind = kind ?? pause?.kind ?? "pause";
    if (pause === null || pause.kind !== this.kind) return;
    this.why = pause.why;
    this.note = pause.note ?? "";
    this.until = pause.until;
    if (!pause.has_begun) this.from = pause.since;
  }

  draft(): PauseDraft {
    return {
      kind: this.kind,
      why: this.why,
      note: this.note === "" ? null : this.note,
      from: this.from,
      until: this.kind === "pause" ? this.until : null,
      agreed: this.#agreed,
    };
  }

  /** What core says of exactly what is typed now; null until it has said it. */
  get check(): PauseCheck | null {
    return this.#last?.of === JSON.stringify(this.draft()) ? this.#last.check : null;
  }

  /** To be called in an effect: core is asked about each thing that is typed or chosen. */
  follow() {
    void this.draft();
    untrack(() => {
      this.ask().catch(() => undefined);
    });
  }

  /** Asks core about what is typed now. Of several questions under way the latest one counts. */
  async ask(): Promise<PauseCheck> {
    const draft = this.draft();
    const asked = ++this.#asked;
    try {
      const check = await checkPause(draft);
      if (asked === this.#asked) {
        this.#last = { of: JSON.stringify(draft), check };
        this.error = null;
      }
      return check;
    } catch (thrown) {
      if (asked === this.#asked) this.error = asAppError(thrown);
      throw thrown;
    }
  }

  /** A question was answered with yes. */
  agree(question: PlanQuestion) {
    this.#agreed = [...this.#agreed, question];
  }

  errorAt(field: PauseField): AppError | null {
    return this.check?.errors.find((problem) => problem.field === field)?.error ?? null;
  }
}
