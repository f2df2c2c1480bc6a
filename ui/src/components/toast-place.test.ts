import { describe, expect, it } from "vitest";
import { rise } from "./toast-place";

// A phone of 390×844: the bar of the app is below 768.
const toast = { left: 20, right: 370, top: 696, bottom: 752 };
const wide = { left: 20, right: 370 };

describe("the line that says what was saved", () => {
  it("stands above the button at the foot of the screen", () => {
    const foot = { ...wide, top: 636, bottom: 768 };
    const up = rise(toast, foot);
    expect(toast.bottom - up).toBeLessThanOrEqual(foot.top);
    expect(toast.top - up).toBeGreaterThan(0);
  });

  it("stands where it does where the button is further up, and covers nothing of it either", () => {
    expect(rise(toast, { ...wide, top: 520, bottom: 652 })).toBe(0);
    expect(rise(toast, null)).toBe(0);
  });

  it("rises over a button that it would only touch in part", () => {
    expect(rise(toast, { ...wide, top: 560, bottom: 700 })).toBe(752 - 560 + 8);
  });

  it("stays in a wide window where the button is beside it", () => {
    expect(rise(toast, { left: 400, right: 800, top: 690, bottom: 760 })).toBe(0);
  });
});
