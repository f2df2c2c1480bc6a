import { flushSync } from "svelte";
import { expect, it, vi } from "vitest";
import type { ScreeningAnswer } from "../../generated/ScreeningAnswer";
import type { ScreeningQuestion } from "../../generated/ScreeningQuestion";
import { ScreeningForm, questions } from "./screening-form.svelte";

const { checkScreening } = vi.hoisted(() => ({
  checkScreening: vi.fn<(answers: ScreeningAnswer[]) => Promise<ScreeningQuestion[]>>(),
}));
vi.mock("../../ipc/caution", () => ({ checkScreening }));

it("has nothing chosen at first, and leaves what was answered when the others become no", () => {
  const form = new ScreeningForm();
  expect([form.open, form.answers]).toEqual([questions.length, []]);
  form.replies.liver = "not_sure";
  form.noToTheOthers();
  expect(form.open).toBe(0);
  const said = form.answers.filter(({ reply }) => reply !== "no");
  expect(said).toEqual([{ question: "liver", reply: "not_sure" }]);
});

it("warns where core says so, and of nothing that is not answered", async () => {
  checkScreening.mockResolvedValue(["opioids", "allergy"]);
  const form = new ScreeningForm([{ question: "opioids", reply: "yes" }]);
  const stop = $effect.root(() => {
    $effect(() => {
      form.follow();
    });
  });
  flushSync();
  await vi.waitFor(() => {
    expect(form.warns("opioids")).toBe(true);
  });
  expect(checkScreening).toHaveBeenCalledWith([{ question: "opioids", reply: "yes" }]);
  expect([form.warns("allergy"), form.warns("liver")]).toEqual([false, false]);
  stop();
});
