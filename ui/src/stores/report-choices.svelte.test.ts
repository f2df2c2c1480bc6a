import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ReportChoices } from "../generated/ReportChoices";
import { ReportChosen } from "./report-choices.svelte";

const ipc = vi.hoisted(() => ({ setReportChoices: vi.fn() }));
vi.mock("../ipc/report", () => ipc);

const choices = (notes: boolean, paper: "a4" | "letter" = "a4"): ReportChoices => ({
  sections: [],
  notes,
  main: "pain",
  paper,
});

beforeEach(() => {
  ipc.setReportChoices.mockReset();
});

describe("what is to stand on the report", () => {
  it("holds at once and is kept", async () => {
    ipc.setReportChoices.mockResolvedValue(null);
    const chosen = new ReportChosen();
    const done = chosen.choose(choices(true));
    expect(chosen.value).toEqual(choices(true));
    await done;
    expect(ipc.setReportChoices).toHaveBeenCalledExactlyOnceWith(choices(true));
  });

  it("is kept as it was chosen last, however fast the taps came", async () => {
    let first: (value: null) => void = () => undefined;
    ipc.setReportChoices
      .mockReturnValueOnce(new Promise((done) => (first = done)))
      .mockResolvedValue(null);
    const chosen = new ReportChosen();
    const done = chosen.choose(choices(true));
    await chosen.choose(choices(true, "letter"));
    await chosen.choose(choices(false, "letter"));
    first(null);
    await done;
    expect(ipc.setReportChoices.mock.calls).toEqual([[choices(true)], [choices(false, "letter")]]);
  });

  it("stays on the screen where it could not be kept, and the next tap tries again", async () => {
    ipc.setReportChoices.mockRejectedValueOnce({ code: "disk_full" }).mockResolvedValue(null);
    const chosen = new ReportChosen();
    await chosen.choose(choices(true));
    expect(chosen.value).toEqual(choices(true));
    expect(chosen.error).toEqual({ code: "disk_full" });
    await chosen.choose(choices(true, "letter"));
    expect(chosen.error).toBeNull();
  });
});
