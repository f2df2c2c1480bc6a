import { expect, test } from "vitest";
import { fallback, usable } from "./locale";

test("a system that names no language still gets dates and times", () => {
  for (const tag of ["C", "POSIX", "c.utf-8", ""]) expect(usable(tag)).toBe(fallback);
  expect(usable("de-DE")).toBe("de-DE");
});
