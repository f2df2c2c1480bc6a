import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { toast } from "./toast.svelte";

vi.mock("../ipc/commands", () => ({ undo: vi.fn(), onChanged: vi.fn() }));

const saved = (operation: string | null) => ({ operation, at: 1_795_461_600, help_now: false });
const HOUR = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers();
  toast.hide();
});

afterEach(() => {
  vi.useRealTimers();
});

it("offers Undo for as long as the person stays on the page", () => {
  toast.saved(saved("op-1"), "UTC");
  vi.advanceTimersByTime(12 * HOUR);
  expect(toast.shown?.operation).toBe("op-1");
  toast.left();
  expect(toast.shown).toBeNull();
});

it("still offers Undo on the page that a saved one leads back to, and on the next one a little longer", () => {
  toast.saved(saved("op-1"), "UTC");
  toast.left();
  vi.advanceTimersByTime(15_000);
  toast.left();
  expect(toast.shown?.operation).toBe("op-1");
  vi.advanceTimersByTime(10_000);
  toast.left();
  expect(toast.shown).toBeNull();
});

it("says what was saved where that is known, since Undo may be pressed on another screen", () => {
  toast.saved(saved("op-1"), "UTC", "dose");
  expect(toast.shown?.words).toMatch(/^Saved, .+: dose$/);
  toast.saved(saved("op-2"), "UTC");
  expect(toast.shown?.words).toMatch(/^Saved, [^:]+:\d\d/);
});

it("says how many entries of a file were added, with Undo for all of them", () => {
  toast.added(saved("op-1"), 5, "UTC");
  expect(toast.shown?.words).toMatch(/^5 entries added, /);
  expect(toast.shown?.operation).toBe("op-1");
  toast.added(saved("op-2"), 1, "UTC");
  expect(toast.shown?.words).toMatch(/^1 entry added, /);
});

it("gives its place to the next act, and goes when it is closed", () => {
  toast.saved(saved("op-1"), "UTC");
  vi.advanceTimersByTime(HOUR);
  toast.saved(saved("op-2"), "UTC");
  toast.left();
  expect(toast.shown?.operation).toBe("op-2");
  toast.hide();
  expect(toast.shown).toBeNull();
});

it("lets words alone go by themselves, but not while they are looked at", () => {
  toast.say("Number copied.");
  vi.advanceTimersByTime(5_000);
  toast.hold();
  vi.advanceTimersByTime(HOUR);
  expect(toast.shown?.words).toBe("Number copied.");
  toast.release();
  vi.advanceTimersByTime(8_000);
  expect(toast.shown).toBeNull();
});

it("keeps what was not saved until it is closed", () => {
  toast.failed({ code: "nothing_to_undo" });
  vi.advanceTimersByTime(HOUR);
  toast.left();
  expect(toast.shown?.failed).toBe(true);
});
