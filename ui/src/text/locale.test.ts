import { describe, expect, it, test } from "vitest";
import { fallback, usable, regionOf } from "./locale";

test("a system that names no language still gets dates and times", () => {
  for (const tag of ["C", "POSIX", "c.utf-8", ""]) expect(usable(tag)).toBe(fallback);
  expect(usable("de-DE")).toBe("de-DE");
});

describe("the region of a system", () => {
  it.each([
    ["en-US", "US"],
    ["fr-CA", "CA"],
    ["sr-Latn-RS", "RS"],
    ["en", null],
    ["C", null],
  ])("of %s is %s", (tag, region) => {
    expect(regionOf(tag)).toBe(region);
  });
});
