import { beforeEach, expect, it, vi } from "vitest";
import type { StepsCheck } from "../generated/StepsCheck";
import { StepsForm } from "./steps-form.svelte";

const invoke = vi.hoisted(() => vi.fn<(command: string) => Promise<StepsCheck>>());
vi.mock("@tauri-apps/api/core", () => ({ invoke }));

const check = (change: Partial<StepsCheck> = {}): StepsCheck => ({
  errors: [],
  steps: [],
  stairs: { today: "2026-01-01", stairs: [], events: [] },
  last_is_shorter: false,
  total_mg: "5",
  question: null,
  replaces_later: false,
  ...change,
});

beforeEach(() => {
  invoke.mockReset();
});

it("keeps what was typed as it was typed, for both ways", () => {
  const form = new StepsForm("bedtime", "1");
  form.target = "4,5 mg?";
  expect(form.draft().how).toEqual({
    kind: "even",
    start: "1",
    step: "0.5",
    every_days: "14",
    target: "4,5 mg?",
  });
  form.own = true;
  form.add();
  expect(form.draft().how).toMatchObject({ kind: "own", steps: [{ amount: "1" }, {}, {}] });
  form.own = false;
  expect(form.draft().how).toMatchObject({ target: "4,5 mg?" });
});

it("forgets a confirmed question when the steps change", () => {
  const form = new StepsForm("bedtime", "4.5");
  form.target = "5";
  form.confirm("above4500");
  expect(form.draft().confirmed).toBe("above4500");
  form.target = "6";
  expect(form.draft().confirmed).toBeNull();
});

it("lets the last stairs stand while a field is mended", async () => {
  const form = new StepsForm("bedtime", "1");
  invoke.mockResolvedValueOnce(check());
  await form.ask();
  const error = { code: "steps_step_zero" as const };
  invoke.mockResolvedValueOnce(
    check({ stairs: null, errors: [{ field: { kind: "step" }, error }] }),
  );
  await form.ask();
  expect(form.errorAt("step")).toEqual(error);
  expect(form.errorAt("target")).toBeNull();
  expect(form.last?.stairs).not.toBeNull();
});

it("takes the answer to what was typed last, whichever comes first", async () => {
  const form = new StepsForm("bedtime", "1");
  let late: (check: StepsCheck) => void = () => undefined;
  invoke.mockReturnValueOnce(new Promise((resolve) => (late = resolve)));
  const first = form.ask();
  invoke.mockResolvedValueOnce(check({ total_mg: "4.5" }));
  await form.ask();
  late(check({ total_mg: "3" }));
  await first;
  expect(form.check?.total_mg).toBe("4.5");
});
