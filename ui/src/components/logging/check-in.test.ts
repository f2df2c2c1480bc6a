import { beforeEach, describe, expect, it } from "vitest";
import type { CheckInView } from "../../generated/CheckInView";
import type { ScaleName } from "../../generated/ScaleName";
import { CheckInForm, keptCheckIns } from "./check-in.svelte";

const asked: ScaleName[] = ["pain", "fatigue", "sleep_quality", "overall"];

function view(values: [ScaleName, number][] | null): CheckInView {
  return {
    now: Date.parse("2026-11-23T21:42:00Z") / 1000,
    zone: "UTC",
    date: "2026-11-23",
    is_today: true,
    questions: asked.map((scale) => ({ scale, day_before: null, week: [] })),
    entry: values && {
      id: "one",
      at: Date.parse("2026-11-23T21:30:00Z") / 1000,
      zone: "UTC",
      date: "2026-11-23",
      values: values.map(([scale, value]) => ({ scale, value })),
      note: null,
    },
    settings: { reminder_at: null, optional: [] },
    optional: [],
  };
}

beforeEach(() => {
  for (const key of ["new", "one"]) keptCheckIns.drop(key);
});

describe("a check-in", () => {
  it("begins with the first question and nothing chosen", () => {
    const form = new CheckInForm(view(null));
    expect([form.scale, form.value, form.hasAnswers, form.isLast]).toEqual([
      "pain",
      null,
      false,
      false,
    ]);
    expect(form.draft()).toEqual({ values: [], at: { kind: "now" }, note: "" });
  });

  it("keeps 0 as an answer and leaves out what was skipped", () => {
    const form = new CheckInForm(view(null));
    form.value = 0;
    form.next();
    expect(form.scale).toBe("fatigue");
    form.next();
    form.value = 4;
    form.next();
    expect([form.scale, form.isLast]).toEqual(["overall", true]);
    expect(form.draft().values).toEqual([
      { scale: "pain", value: 0 },
      { scale: "sleep_quality", value: 4 },
    ]);
  });

  it("takes an answer back", () => {
    const form = new CheckInForm(view(null));
    form.value = 7;
    form.value = null;
    expect(form.hasAnswers).toBe(false);
  });

  it("goes on with what was broken off, at its own time, or begins anew", () => {
    const broken = view([
      ["pain", 6],
      ["fatigue", 7],
    ]);
    const form = new CheckInForm(broken);
    expect([form.id, form.scale]).toEqual(["one", "sleep_quality"]);
    expect(form.draft().at).toEqual({ kind: "at", local: "2026-11-23T21:30" });
    const anew = new CheckInForm(broken, true);
    expect([anew.id, anew.scale, anew.hasAnswers]).toEqual([null, "pain", false]);
  });

  it("is there again after a look at another screen, and asks what is left", () => {
    const left = new CheckInForm(view(null));
    left.value = 4;
    left.note = "rain";
    left.keep();
    const again = new CheckInForm(view(null));
    expect([again.answers, again.note, again.scale, again.resumed]).toEqual([
      { pain: 4 },
      "rain",
      "fatigue",
      true,
    ]);
    expect(again.draft().at).toEqual({ kind: "now" });
  });

  it("is empty again once it was saved, thrown away, or on the next day", () => {
    const typed = () => {
      const form = new CheckInForm(view(null));
      form.value = 4;
      form.keep();
      return form;
    };
    typed().drop();
    expect(new CheckInForm(view(null)).hasAnswers).toBe(false);
    typed();
    const tomorrow = { ...view(null), date: "2026-11-24" };
    expect(new CheckInForm(tomorrow).hasAnswers).toBe(false);
  });

  it("opens the new one that was left, though another one was broken off", () => {
    const broken = view([["pain", 6]]);
    const anew = new CheckInForm(broken, true);
    anew.value = 3;
    anew.keep();
    const opened = CheckInForm.begun(broken, null);
    expect([opened.id, opened.answers]).toEqual([null, { pain: 3 }]);
    expect(CheckInForm.begun(broken, "one").id).toBe("one");
  });

  it("takes asking for another day for nothing typed", () => {
    const left = new CheckInForm(view(null));
    left.at = true;
    left.keep();
    expect(new CheckInForm(view(null)).resumed).toBe(false);
    left.time = "09:15";
    left.keep();
    const again = new CheckInForm(view(null));
    expect(again.draft().at).toEqual({ kind: "at", local: "2026-11-23T09:15" });
  });

  it("keeps an entry that is changed apart from a new one", () => {
    const changed = new CheckInForm(view([["pain", 6]]));
    changed.open = 0;
    changed.value = 2;
    changed.keep();
    expect(new CheckInForm(view(null)).hasAnswers).toBe(false);
    expect(new CheckInForm(view([["pain", 6]])).answers).toEqual({ pain: 2 });
  });

  it("goes back to one question and from it to the next that is open", () => {
    const form = new CheckInForm(view([["pain", 6]]));
    form.open = 0;
    form.value = 5;
    form.next();
    expect([form.scale, form.answers.pain]).toEqual(["fatigue", 5]);
  });
});
