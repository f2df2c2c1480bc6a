import { describe, expect, it } from "vitest";
import type { ImportPreview } from "../generated/ImportPreview";
import type { TagCompared } from "../generated/TagCompared";
import { importLines, importMarks, importNew, importProblem, importWhat, tooFew } from "./extras";

const compared: TagCompared = {
  tag: { what: "flare", own_words: null },
  tagged: 4,
  with: { days: 3, mean: "7.0" },
  without: { days: 3, mean: "3.7" },
};

describe("a tag", () => {
  it("has no numbers where a side has too few days, and says how many it needs", () => {
    expect(tooFew(compared, 3)).toBeNull();
    const few = {
      ...compared,
      with: { days: 2, mean: null },
      without: { days: 1, mean: null },
    };
    expect(tooFew(few, 3)).toBe(
      "Not enough entries yet: 2 days with it and 1 day without it. Each side needs 3.",
    );
  });
});

const preview: ImportPreview = {
  encoding: "utf8",
  separator: "comma",
  rows: 12,
  blank: 0,
  ignored: [],
  order_asked: null,
  order: null,
  new_doses: 0,
  new_scores: 1,
  new: 1,
  known: 0,
  first: "2026-01-05",
  last: "2026-01-05",
  without_time: 0,
  notes_left_out: 0,
  notes_of_known: 0,
  high: 0,
  entries: [],
  refused: 0,
  problems: [],
};

describe("a file to be added", () => {
  it("is told in counts, and only what there is", () => {
    expect(importLines(preview)).toEqual(["12 rows read"]);
    expect(importNew(preview)).toMatch(/^1 new entry: 1 check-in, .*2026$/);
    expect(importNew({ ...preview, new: 0, new_scores: 0, first: null, last: null })).toBeNull();
    expect(importLines({ ...preview, refused: 2, ignored: ["a", "b"] })).toContain(
      "Columns left out: a, b",
    );
  });

  it("says which notes have no place, and why", () => {
    expect(importLines({ ...preview, notes_left_out: 2, notes_of_known: 1 }).slice(1)).toEqual([
      "2 notes beside doses are left out: a dose has none",
      "1 note is left out: its check-in is in the diary already and stays as it is",
    ]);
  });

  it("shows what its cells say as text", () => {
    const entry = { line: 2, at: 0, zone: "UTC", time_assumed: true, known: false };
    const values = [{ scale: "pain" as const, value: 0 }];
    const note = "<b>=1+1</b>";
    expect(importWhat({ ...entry, what: { kind: "scores", values, note } })).toBe(
      "Pain 0, <b>=1+1</b>",
    );
    const dose = { ...entry, what: { kind: "dose" as const, mg: "1", planned: true } };
    expect(importMarks(dose)).toBe("the planned dose, time not in the file");
    expect(importMarks({ ...dose, known: true, time_assumed: false })).toBe("already there");
  });

  it("names the row, the cell and the reason of what can’t be added", () => {
    expect(importProblem({ line: 7, reason: "score_invalid", cell: "=1+1" })).toBe(
      "Row 7, “=1+1”: this is no whole number from 0 to 10",
    );
    expect(importProblem({ line: 8, reason: "twice_in_file", cell: null })).toBe(
      "Row 8: the file has this time twice",
    );
    expect(importProblem({ line: 9, reason: "like_another", cell: null })).toBe(
      "Row 9: another row says the same; if both are meant, give each its own time",
    );
  });
});
