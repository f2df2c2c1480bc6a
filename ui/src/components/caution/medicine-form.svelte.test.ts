import { flushSync } from "svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { OtherMedicineCheck } from "../../generated/OtherMedicineCheck";
import type { OtherMedicineDraft } from "../../generated/OtherMedicineDraft";
import { MedicineForm } from "./medicine-form.svelte";

const { checkMedicine, putMedicine } = vi.hoisted(() => ({
  checkMedicine: vi.fn<(draft: OtherMedicineDraft) => Promise<OtherMedicineCheck>>(),
  putMedicine: vi.fn(),
}));
vi.mock("../../ipc/caution", () => ({ checkMedicine, putMedicine, changeMedicine: vi.fn() }));

const missing: OtherMedicineCheck = {
  problems: [
    { field: "name", error: { code: "medicine_name_missing" } },
    { field: "until", error: { code: "until_before_since" } },
  ],
  opioid: null,
};
const tramadol: OtherMedicineCheck = {
  problems: [],
  opioid: { kind: "opioid", ingredient: "tramadol", exact: true },
};

/** A form whose changes are followed, as the sheet does. */
function followed(): { form: MedicineForm; stop: () => void } {
  const form = new MedicineForm(null);
  const stop = $effect.root(() => {
    $effect(() => {
      form.follow();
    });
  });
  flushSync();
  return { form, stop };
}

const settled = () => new Promise((done) => setTimeout(done, 0));

beforeEach(() => checkMedicine.mockResolvedValue(missing));
afterEach(() => {
  new MedicineForm(null).drop();
  vi.resetAllMocks();
});

it("says nothing of an empty name before a save was tried, and all that is wrong after", async () => {
  const { form, stop } = followed();
  await settled();
  form.leave("name");
  expect(form.errorAt("name")).toBeNull();
  expect(form.errorAt("until")).toBeNull();
  form.leave("until");
  expect(form.errorAt("until")?.code).toBe("until_before_since");
  putMedicine.mockRejectedValue({ code: "medicine_name_missing" });
  await expect(form.save()).rejects.toEqual({ code: "medicine_name_missing" });
  expect(form.errorAt("name")?.code).toBe("medicine_name_missing");
  expect(form.isShown({ code: "medicine_name_missing" })).toBe(true);
  expect(form.isShown({ code: "disk_full" })).toBe(false);
  stop();
});

it("does not let a slow answer about an earlier name hide what the present one looks like", async () => {
  const { form, stop } = followed();
  await settled();
  let late: (check: OtherMedicineCheck) => void = () => undefined;
  checkMedicine.mockReturnValueOnce(new Promise((answer) => (late = answer)));
  form.draft.name = "Tram";
  flushSync();
  checkMedicine.mockResolvedValueOnce(tramadol);
  form.draft.name = "Tramal";
  flushSync();
  await settled();
  late({ problems: [], opioid: null });
  await settled();
  expect(form.check?.opioid?.ingredient).toBe("tramadol");
  stop();
});

it("has what was typed again after the sheet was closed, and nothing once it was saved", async () => {
  const first = new MedicineForm(null);
  first.draft.name = "Tramal";
  first.close();
  const second = new MedicineForm(null);
  expect(second.draft.name).toBe("Tramal");
  putMedicine.mockResolvedValue({ operation: "op", at: 0, help_now: false });
  await second.save();
  expect(new MedicineForm(null).draft.name).toBe("");
});
