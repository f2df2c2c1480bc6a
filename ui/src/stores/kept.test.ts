import { describe, expect, it } from "vitest";
import { KeptForms } from "./kept";

type Night = { bed_at: string; up_at: string; answers: Record<string, number> };
const fresh: Night = { bed_at: "22:30", up_at: "07:05", answers: {} };
const day = "2026-11-23";

describe("what was typed into a form that was left", () => {
  it("is there again, and what nobody touched is made afresh", () => {
    const kept = new KeptForms<Night>();
    kept.keep("night", day, { ...fresh, bed_at: "23:15" }, fresh);
    expect(kept.typed("night", day)).toEqual({ bed_at: "23:15" });
    expect(kept.typed("other", day)).toBeNull();
  });

  it("is nothing where nothing was typed, or it is as it was again", () => {
    const kept = new KeptForms<Night>();
    kept.keep("night", day, { ...fresh, answers: {} }, fresh);
    expect(kept.typed("night", day)).toBeNull();
    const two = { ...fresh, answers: { pain: 4, fatigue: 6 } };
    kept.keep("night", day, { ...two, bed_at: "23:00" }, two);
    kept.keep("night", day, { ...two, answers: { fatigue: 6, pain: 4 } }, two);
    expect(kept.typed("night", day)).toBeNull();
  });

  it("is gone once it was saved, and on another day", () => {
    const kept = new KeptForms<Night>();
    kept.keep("night", day, { ...fresh, up_at: "08:00" }, fresh);
    expect(kept.typed("night", "2026-11-24")).toBeNull();
    expect(kept.typed("night", day)).toBeNull();
    kept.keep("night", day, { ...fresh, up_at: "08:00" }, fresh);
    kept.drop("night");
    expect(kept.typed("night", day)).toBeNull();
  });
});
