import { expect, it } from "vitest";
import type { HistoryEntry } from "../generated/HistoryEntry";
import type { HistoryWhat } from "../generated/HistoryWhat";
import { dayHeading, entryWords, filterWords, moreWords } from "./history";
import { fieldName, valueWords } from "./history-changes";
import { historyWords } from "./history-words";
import { hasText } from "./text";

const entry = (what: HistoryWhat): HistoryEntry => ({
  id: { kind: "tag", id: "1" },
  date: "2026-11-23",
  at: 1_795_461_600,
  zone: "UTC",
  what,
  note: null,
});

const amount = { mg: "4.5", ml: null, rounded: false, comes_to_mg: null, syringe: null };

it("says of today and of what is to come that they are", () => {
  expect(dayHeading("2026-11-23", "2026-11-23")).toMatch(/^Today, Monday/);
  expect(dayHeading("2026-12-02", "2026-11-23")).toMatch(/to come$/);
  expect(dayHeading("2025-11-23", "2026-11-23")).toContain("2025");
});

it("says on the filter’s button how much it leads to", () => {
  expect(filterWords(1, false)).toBe("Show 1 entry");
  expect(filterWords(12, false)).toBe("Show 12 entries");
  expect(filterWords(50, true)).toBe("Show 50 entries and older ones");
  expect(filterWords(0, false)).toBe("Nothing matches");
});

it("shows what a person wrote exactly as they wrote it", () => {
  for (const own_words of ["<img src=x onerror=alert(1)>", "טנטון באוזן", "🙂", "{zone}", "a\tb"]) {
    const words = entryWords(
      entry({
        kind: "side_effect",
        what: "other",
        own_words,
        grade: "mild",
        ended_at: null,
        distressing: null,
        from_ldn: null,
      }),
    );
    expect(words.title).toBe(own_words);
    expect(words.says).toBe("Mild, still there");
  }
});

it("tells a dose by its part, what became of it, and when", () => {
  const dose = {
    id: { kind: "dose" as const, dose: { date: "2026-11-23", part: "bedtime" as const } },
    date: "2026-11-23",
    state: "taken" as const,
    due_at: 1_795_471_200,
    planned: amount,
    taken: { at: 1_795_476_600, amount, late: true },
    zone: "UTC",
    operation: null,
  };
  const taken = entryWords(entry({ kind: "dose", entry: dose }));
  expect([taken.title, taken.says.replaceAll("\u00a0", " ")]).toEqual([
    "Bedtime dose",
    "taken, late, 4.5 mg",
  ]);
  const missed = { ...dose, state: "missed" as const, taken: null };
  expect(entryWords(entry({ kind: "dose", entry: missed })).says).toBe("missed");
});

it("says an alert's answer and what it is about", () => {
  const about = { kind: "medicine" as const, name: "Tramadol", ingredient: "tramadol" };
  const alert = entry({ kind: "alert", alert: "opioid", about, reply: null });
  expect(entryWords(alert).says).toBe("not answered yet, Tramadol looks like tramadol.");
});

it("tells what stands beside the days in the words it was entered in", () => {
  const steps = [
    { mg: "0.5", days: 7 },
    { mg: "1", days: 1 },
    { mg: "1.5", days: 7 },
  ];
  const climb = entry({ kind: "steps", part: "bedtime", steps, ended_on: null });
  expect(entryWords(climb).says).toBe("Bedtime, from 0.5 mg to 1.5 mg");
  expect(moreWords(climb)).toEqual(["0.5 mg for 7 days", "1 mg for 1 day", "1.5 mg"]);
  const asks = "May I keep taking it?";
  const question = entryWords(entry({ kind: "question", asks, asked_on: "2026-11-23" }));
  expect([question.title, question.says]).toEqual([
    asks,
    "Question for the doctor, asked on 23 November 2026",
  ]);
  const liver = entryWords(entry({ kind: "screening", question: "liver", reply: "not_sure" }));
  expect(liver.title).toContain("liver");
  expect(liver.says).toBe("Not sure");
  const pharmacy = entry({ kind: "contact", role: "pharmacy", name: "", phone: "030 1234" });
  expect(entryWords(pharmacy)).toMatchObject({ title: "Pharmacy", says: "030 1234" });
  const bottle = entry({
    kind: "product",
    form: "liquid",
    strength: null,
    concentration: "1",
    home_made: true,
    label: "brown glass",
    discard_on: "2026-12-01",
  });
  expect(entryWords(bottle)).toMatchObject({
    title: "Made at home, 1 mg in 1 mL",
    says: "Pack or bottle, brown glass",
  });
  expect(moreWords(bottle)).toEqual(["Discard on 1 December 2026"]);
});

it("has words for every column and stored name that a change can show", () => {
  expect(fieldName("pain")).toBe("Pain");
  expect(fieldName("taken_ug")).toBe("Amount");
  expect(valueWords("grade", { kind: "name", name: "severe" }, "UTC")).toBe("Severe");
  expect(valueWords("what", { kind: "name", name: "flare" }, "UTC")).toBe("flare");
  expect(valueWords("taken_ug", { kind: "amount", mg: "4.5" }, "UTC")).toBe("4.5 mg");
  expect(valueWords("dreams", { kind: "nothing" }, "UTC")).toBe("nothing");
  const slots = [{ part: "bedtime" as const, at: 22 * 60, mg: "3" }];
  expect(valueWords("slots", { kind: "slots", slots }, "UTC")).toMatch(/^Bedtime .*, 3 mg$/);
});

it("looks in the words of every kind, and none is there twice", () => {
  const names = historyWords().map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const kind of [
    "dose",
    "side_effect",
    "sleep",
    "score",
    "tag",
    "lab",
    "stock",
    "phase",
    "question",
  ]) {
    expect(names).toContain(kind);
  }
  expect(names).toContain("sleep.none");
  expect(hasText("history.kind.dose")).toBe(true);
});
