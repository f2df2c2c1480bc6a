import { beforeEach, describe, expect, it, vi } from "vitest";
import type { LabsView } from "../../generated/LabsView";
import { LabForm, labFieldOf } from "./lab-form.svelte";

const ipc = vi.hoisted(() => ({ putLab: vi.fn(), changeLab: vi.fn() }));
vi.mock("../../ipc/extras", () => ipc);

const view: LabsView = {
  today: "2026-11-23",
  zone: "UTC",
  kinds: [
    { what: "esr", unit: "mm/h" },
    { what: "crp", unit: "mg/L" },
    { what: "own", unit: "" },
  ],
  labs: [],
};

beforeEach(() => {
  ipc.putLab.mockResolvedValue({ operation: "op", at: 0, help_now: false });
});

describe("a laboratory value", () => {
  it("takes the usual unit of what was measured, and keeps one that was typed", () => {
    const form = new LabForm(view, null);
    expect(form.draft.unit).toBe("mm/h");
    form.choose("crp");
    expect(form.draft.unit).toBe("mg/L");
    form.draft.unit = "mg/dL";
    form.choose("esr");
    expect(form.draft.unit).toBe("mg/dL");
    form.close();
    new LabForm(view, null).drop();
  });

  it("closed without saving is there again, and gone once it was kept", async () => {
    const first = new LabForm(view, null);
    first.draft.value = "12";
    first.close();
    const again = new LabForm(view, null);
    expect(again.draft.value).toBe("12");
    await again.save();
    expect(ipc.putLab).toHaveBeenCalledWith(expect.objectContaining({ value: "12" }));
    expect(new LabForm(view, null).draft.value).toBe("");
  });

  it("says what is wrong at its field", () => {
    expect(labFieldOf({ code: "lab_value_not_a_number" })).toBe("value");
    expect(labFieldOf({ code: "date_in_future" })).toBe("date");
    expect(labFieldOf({ code: "own_words_missing" })).toBe("own_words");
    expect(labFieldOf({ code: "disk_full" })).toBe("whole");
  });
});
