import { describe, expect, it } from "vitest";
import { columnAt, keyed as keyedAt, stepped } from "./scale";

/** A key pressed long after any other. */
const keyed = (value: number | null, key: string, from: number | null) =>
  keyedAt(value, { key, at: 60_000 }, from, null);

describe("a scale", () => {
  it("has no value of its own before the first touch: a press begins as the day before", () => {
    expect(stepped(null, 1, 7)).toBe(7);
    expect(stepped(null, -1, 0)).toBe(0);
    expect(stepped(null, 1, null)).toBe(5);
  });

  it("goes one by one with − and + and stays within 0 and 10", () => {
    expect(stepped(4, 1, null)).toBe(5);
    expect(stepped(4, -1, null)).toBe(3);
    expect(stepped(0, -1, null)).toBe(0);
    expect(stepped(10, 1, null)).toBe(10);
  });

  it("takes digits, arrows, Home and End", () => {
    expect([..."0123456789"].map((key) => keyed(null, key, null))).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
    ]);
    expect(keyed(4, "ArrowRight", null)).toBe(5);
    expect(keyed(4, "ArrowUp", null)).toBe(5);
    expect(keyed(4, "ArrowLeft", null)).toBe(3);
    expect(keyed(4, "ArrowDown", null)).toBe(3);
    expect(keyed(null, "Home", null)).toBe(0);
    expect(keyed(null, "End", null)).toBe(10);
  });

  it("takes 1 and at once 0 for 10, so that the worst pain does not become none", () => {
    const zero = { key: "0", at: 60_000 };
    const after = (key: string, ms: number) => keyedAt(1, zero, null, { key, at: zero.at - ms });
    expect(after("1", 150)).toBe(10);
    expect(after("1", 1_000)).toBe(10);
    expect(after("1", 1_001)).toBe(0);
    expect(after("2", 150)).toBe(0);
    expect(keyedAt(null, zero, null, null)).toBe(0);
  });

  it("gives the answer back on Backspace and leaves other keys alone", () => {
    expect(keyed(4, "Backspace", null)).toBeNull();
    expect(keyed(4, "Delete", null)).toBeNull();
    for (const key of ["Tab", "Enter", "a", "F5", " "]) expect(keyed(4, key, null)).toBeUndefined();
  });

  it("is set by a tap anywhere in a column, from edge to edge", () => {
    const width = 350;
    expect(columnAt(0, width)).toBe(0);
    expect(columnAt(31, width)).toBe(0);
    expect(columnAt(32, width)).toBe(1);
    expect(columnAt(175, width)).toBe(5);
    expect(columnAt(349, width)).toBe(10);
  });

  it("holds at its ends while a finger is drawn past them", () => {
    expect(columnAt(-40, 350)).toBe(0);
    expect(columnAt(900, 350)).toBe(10);
    expect(columnAt(10, 0)).toBe(0);
  });
});
