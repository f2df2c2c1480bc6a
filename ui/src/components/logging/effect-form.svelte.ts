import type { EffectDraft } from "../../generated/EffectDraft";
import type { EffectGrade } from "../../generated/EffectGrade";
import type { EffectKind } from "../../generated/EffectKind";
import type { EffectView } from "../../generated/EffectView";
import type { FromLdn } from "../../generated/FromLdn";
import type { WhenSaid } from "../../generated/WhenSaid";
import { localParts } from "../../text/time";

/** The answers to "when": a word, or a day and a time. */
type Moment = "last_night" | "now" | "at";

/** What is typed about one side effect. It reads nothing and judges nothing: core does. */
export class EffectForm {
  readonly id: string | null;
  readonly what: EffectKind;
  grade = $state<EffectGrade | null>(null);
  ownWords = $state("");
  distressing = $state<boolean | null>(null);
  fromLdn = $state<FromLdn | null>(null);
  began = $state<Moment>("now");
  beganDate = $state("");
  beganTime = $state("");
  ended = $state<Moment | "still">("still");
  endedDate = $state("");
  endedTime = $state("");
  note = $state("");

  constructor(id: string | null, what: EffectKind, now: number, zone: string) {
    this.id = id;
    this.what = what;
    const { date, time } = localParts(now, zone);
    this.beganDate = this.endedDate = date;
    this.beganTime = this.endedTime = time;
  }

  /** A new one; what comes at night is asked for last night first. */
  static fresh(what: EffectKind, atNight: boolean, now: number, zone: string): EffectForm {
    const form = new EffectForm(null, what, now, zone);
    form.began = atNight ? "last_night" : "now";
    return form;
  }

  /** One that is changed, in the zone it was entered in. */
  static of(effect: EffectView, now: number): EffectForm {
    const form = new EffectForm(effect.id, effect.what, now, effect.zone);
    form.grade = effect.grade;
    form.ownWords = effect.own_words ?? "";
    form.distressing = effect.distressing;
    form.fromLdn = effect.from_ldn;
    form.note = effect.note ?? "";
    form.began = "at";
    ({ date: form.beganDate, time: form.beganTime } = localParts(effect.began, effect.zone));
    if (effect.ended !== null) {
      form.ended = "at";
      ({ date: form.endedDate, time: form.endedTime } = localParts(effect.ended, effect.zone));
    }
    return form;
  }

  /** What goes to core; null until it was said how strong it was. */
  draft(): EffectDraft | null {
    return this.grade === null ? null : this.#draft(this.grade);
  }

  /** The same for asking what goes with it, where the grade does not matter yet. */
  question(): EffectDraft {
    return { ...this.#draft(this.grade ?? "mild"), note: "" };
  }

  #draft(grade: EffectGrade): EffectDraft {
    return {
      what: this.what,
      own_words: this.ownWords,
      grade,
      began: said(this.began, this.beganDate, this.beganTime),
      ended: this.ended === "still" ? null : said(this.ended, this.endedDate, this.endedTime),
      distressing: this.distressing,
      from_ldn: this.fromLdn,
      note: this.note,
    };
  }
}

function said(moment: Moment, date: string, time: string): WhenSaid {
  return moment === "at" ? { kind: "at", local: `${date}T${time}` } : { kind: moment };
}
