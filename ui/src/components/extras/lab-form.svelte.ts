import type { AppError } from "../../generated/AppError";
import type { LabDraft } from "../../generated/LabDraft";
import type { LabKindView } from "../../generated/LabKindView";
import type { LabName } from "../../generated/LabName";
import type { LabsView } from "../../generated/LabsView";
import type { LabView } from "../../generated/LabView";
import type { Saved } from "../../generated/Saved";
import { changeLab, putLab } from "../../ipc/extras";
import { kept } from "./lab-drafts";

/** The fields of a laboratory value. */
export type LabField = "own_words" | "date" | "value" | "note" | "whole";

/** A laboratory value while it is typed. */
export class LabForm {
  readonly id: string | null;
  draft = $state<LabDraft>(blank(""));
  #kinds: LabKindView[];
  #before: LabDraft;

  constructor(view: LabsView, lab: LabView | null) {
    this.id = lab?.id ?? null;
    this.#kinds = view.kinds;
    this.#before = lab === null ? blank(view.today) : draftOf(lab);
    if (lab === null) this.#before.unit = this.#usual(this.#before.what);
    this.draft = { ...(kept.get(this.#key) ?? this.#before) };
  }

  /** Something else was measured. The usual unit goes with it, one that was typed stays. */
  choose(what: LabName) {
    if (this.draft.unit === this.#usual(this.draft.what)) this.draft.unit = this.#usual(what);
    this.draft.what = what;
  }

  /** Keeps it; rejects with an AppError and leaves what was typed. */
  async save(): Promise<Saved> {
    const draft = $state.snapshot(this.draft);
    const saved = this.id === null ? await putLab(draft) : await changeLab(this.id, draft);
    this.drop();
    return saved;
  }

  /** Closed without saving: what was typed is there again the next time. */
  close() {
    const draft = $state.snapshot(this.draft);
    const isSame = JSON.stringify(draft) === JSON.stringify(this.#before);
    if (isSame) this.drop();
    else kept.set(this.#key, draft);
  }

  /** Nothing of it is to come back. */
  drop() {
    kept.delete(this.#key);
  }

  #usual(what: LabName): string {
    return this.#kinds.find((kind) => kind.what === what)?.unit ?? "";
  }

  get #key(): string {
    return this.id ?? "";
  }
}

/** The field a failure belongs to; `whole` where it is the sheet's. */
export function labFieldOf(error: AppError): LabField {
  if (error.code.startsWith("lab_value_")) return "value";
  if (error.code.startsWith("date_")) return "date";
  if (error.code.startsWith("own_words_")) return "own_words";
  return error.code.startsWith("note_") ? "note" : "whole";
}

function blank(today: string): LabDraft {
  return { what: "esr", own_words: "", date: today, value: "", unit: "", range: "", note: "" };
}

function draftOf({ what, own_words, date, value, unit, range, note }: LabView): LabDraft {
  return {
    what,
    own_words: own_words ?? "",
    date,
    value,
    unit,
    range: range ?? "",
    note: note ?? "",
  };
}
