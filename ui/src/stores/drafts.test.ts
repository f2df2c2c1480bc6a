import { beforeEach, describe, expect, it } from "vitest";
import { drafts } from "./drafts";

const key = "taken-earlier";
const fresh = { date: "2026-11-23", time: "21:42", amount: "" };

beforeEach(() => {
  drafts.drop(key);
});

describe("what was typed into a sheet", () => {
  it("comes back on the same day, the rest is made afresh", () => {
    drafts.keep(key, "2026-11-23", { ...fresh, amount: "3" }, fresh);
    const later = { ...fresh, time: "21:55" };
    expect(drafts.open(key, "2026-11-23", later)).toEqual({ ...later, amount: "3" });
  });

  it("keeps a time together with its date", () => {
    drafts.keep(key, "2026-11-23", { ...fresh, time: "20:30" }, fresh);
    const pastMidnight = { ...fresh, date: "2026-11-24", time: "00:10" };
    expect(drafts.open(key, "2026-11-23", pastMidnight)).toEqual({ ...fresh, time: "20:30" });
  });

  it("is gone on another day, for good", () => {
    drafts.keep(key, "2026-11-23", { ...fresh, time: "20:30", amount: "3" }, fresh);
    const next = { ...fresh, date: "2026-11-24" };
    expect(drafts.open(key, "2026-11-24", next)).toEqual(next);
    expect(drafts.open(key, "2026-11-23", fresh)).toEqual(fresh);
  });

  it("is forgotten once it is as it was, or saved", () => {
    drafts.keep(key, "2026-11-23", { ...fresh, amount: "3" }, fresh);
    drafts.keep(key, "2026-11-23", fresh, fresh);
    expect(drafts.open(key, "2026-11-23", fresh)).toEqual(fresh);
    drafts.keep(key, "2026-11-23", { ...fresh, amount: "3" }, fresh);
    drafts.drop(key);
    expect(drafts.open(key, "2026-11-23", fresh)).toEqual(fresh);
  });
});
