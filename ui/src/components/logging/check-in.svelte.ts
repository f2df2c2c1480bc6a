import type { CheckInView } from "../../generated/CheckInView";
import type { ScaleName } from "../../generated/ScaleName";
import type { ScoresDraft } from "../../generated/ScoresDraft";
import { KeptForms } from "../../stores/kept";
import { localParts } from "../../text/time";

type Answers = Partial<Record<ScaleName, number>>;

/** What a person types into a check-in. A time means nothing without its date. */
type Typed = { answers: Answers; note: string; when: { at: boolean; date: string; time: string } };

/** Check-ins that were left without saving. */
export const keptCheckIns = new KeptForms<Typed>();

/** A check-in while it is typed: one question is open, the others are rows above and below. */
export class CheckInForm {
  readonly scales: readonly ScaleName[];
  /** The entry that is changed or gone on with. */
  readonly id: string | null;
  answers = $state.raw<Answers>({});
  open = $state(0);
  note = $state("");
  /** Whether it is for the time below, and not for now. */
  at = $state(false);
  date = $state("");
  time = $state("");
  /** Whether something of it was typed before, and the page left. */
  resumed = $state(false);
  readonly #key: string;
  readonly #day: string;
  readonly #fresh: Typed;

  constructor(view: CheckInView, anew = false) {
    const entry = anew ? null : view.entry;
    this.#key = entry?.id ?? "new";
    this.#day = view.date;
    this.scales = view.questions.map(({ scale }) => scale);
    this.id = entry?.id ?? null;
    this.answers = Object.fromEntries(
      entry?.values.map(({ scale, value }) => [scale, value]) ?? [],
    );
    this.note = entry?.note ?? "";
    this.at = entry !== null;
    const { date, time } = localParts(entry?.at ?? view.now, view.zone);
    this.date = date;
    this.time = time;
    this.#fresh = this.#typed();
    const before = keptCheckIns.typed(this.#key, this.#day);
    if (before) {
      this.answers = before.answers ?? this.answers;
      this.note = before.note ?? this.note;
      Object.assign(this, before.when);
      this.resumed = true;
    }
    this.open = Math.max(0, this.#unanswered(-1));
  }

  /** The check-in of a page that opens: a new one that was left goes before one that was broken off. */
  static begun(view: CheckInView, id: string | null): CheckInForm {
    const anew = id === null && keptCheckIns.typed("new", view.date) !== null;
    return new CheckInForm(view, anew);
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

  /** Keeps what is typed while the program runs: the page may be left at any moment. */
  keep() {
    const { when, ...typed } = this.#typed();
    const fresh = this.#fresh;
    // That a time is asked for is nothing typed yet.
    const moved = when.date !== fresh.when.date || when.time !== fresh.when.time;
    keptCheckIns.keep(this.#key, this.#day, { ...typed, when: moved ? when : fresh.when }, fresh);
  }

  /** It is saved or not wanted; nothing of it comes back. */
  drop() {
    keptCheckIns.drop(this.#key);
  }

  draft(): ScoresDraft {
    return {
      values: this.scales.flatMap((scale) => {
        const value = this.answers[scale];
        return value === undefined ? [] : [{ scale, value }];
      }),
      at: this.at ? { kind: "at", local: `${this.date}T${this.time}` } : { kind: "now" },
      note: this.note,
    };
  }

  #typed(): Typed {
    const { answers, note, at, date, time } = this;
    return { answers, note, when: { at, date, time } };
  }

  #unanswered(after: number): number {
    return this.scales.findIndex((scale, index) => index > after && !(scale in this.answers));
  }
}
