import type { CheckInView } from "../../generated/CheckInView";
import type { ScaleName } from "../../generated/ScaleName";
import type { ScoresDraft } from "../../generated/ScoresDraft";
import { localParts } from "../../text/time";

type Answers = Partial<Record<ScaleName, number>>;

/** A check-in while it is typed: one question is open, the others are rows above and below. */
export class CheckInForm {
  readonly scales: readonly ScaleName[];
  /** The entry that is changed or gone on with. */
  readonly id: string | null;
  answers = $state.raw<Answers>({});
  open = $state(0);
  note = $state("");
  otherDay = $state(false);
  date = $state("");
  time = $state("");

  constructor(view: CheckInView, anew = false) {
    const entry = anew ? null : view.entry;
    this.scales = view.questions.map(({ scale }) => scale);
    this.id = entry?.id ?? null;
    this.answers = Object.fromEntries(
      entry?.values.map(({ scale, value }) => [scale, value]) ?? [],
    );
    this.note = entry?.note ?? "";
    this.otherDay = entry !== null;
    const { date, time } = localParts(entry?.at ?? view.now, view.zone);
    this.date = date;
    this.time = time;
    this.open = Math.max(0, this.#unanswered(-1));
  }

  get scale(): ScaleName {
    return this.scales[this.open] ?? "pain";
  }

  get value(): number | null {
    return this.answers[this.scale] ?? null;
  }

  set value(value: number | null) {
    this.answers = Object.fromEntries(
      Object.entries({ ...this.answers, [this.scale]: value }).filter(([, one]) => one !== null),
    ) as Answers;
  }

  get hasAnswers(): boolean {
    return Object.keys(this.answers).length > 0;
  }

  /** Whether the button saves: no question after this one is without an answer. */
  get isLast(): boolean {
    return this.#unanswered(this.open) < 0;
  }

  /** Goes on to the next question without an answer. */
  next() {
    const next = this.#unanswered(this.open);
    if (next >= 0) this.open = next;
  }

  draft(): ScoresDraft {
    return {
      values: this.scales.flatMap((scale) => {
        const value = this.answers[scale];
        return value === undefined ? [] : [{ scale, value }];
      }),
      at: this.otherDay ? { kind: "at", local: `${this.date}T${this.time}` } : { kind: "now" },
      note: this.note,
    };
  }

  #unanswered(after: number): number {
    return this.scales.findIndex((scale, index) => index > after && !(scale in this.answers));
  }
}
