import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ImportPreview } from "../generated/ImportPreview";
import { ImportFile } from "./import-file.svelte";

const ipc = vi.hoisted(() => ({ previewImport: vi.fn(), importFile: vi.fn() }));
vi.mock("../ipc/import", () => ipc);

const preview = (count: number) => ({ new: count }) as ImportPreview;
const file = (content: string) => new File([content], "past.csv");
const bytes = (content: string) => new TextEncoder().encode(content);

beforeEach(() => {
  ipc.previewImport.mockReset();
  ipc.importFile.mockReset();
});

describe("a file that was chosen", () => {
  it("is handed on as it is, and what it brings is added as it was shown", async () => {
    ipc.previewImport.mockResolvedValue(preview(3));
    ipc.importFile.mockResolvedValue({ saved: null, entries: 3 });
    const chosen = new ImportFile();
    await chosen.choose(file("date;mg\n"));
    expect(ipc.previewImport).toHaveBeenCalledWith(bytes("date;mg\n"), null);
    expect(await chosen.add()).toEqual({ saved: null, entries: 3 });
    expect(ipc.importFile).toHaveBeenCalledWith(bytes("date;mg\n"), null, 3);
  });

  it("is read again in the order that was said", async () => {
    ipc.previewImport.mockResolvedValueOnce(preview(0)).mockResolvedValueOnce(preview(2));
    const chosen = new ImportFile();
    await chosen.choose(file("x"));
    await chosen.say("month_first");
    expect(ipc.previewImport).toHaveBeenLastCalledWith(bytes("x"), "month_first");
    expect(chosen.preview?.new).toBe(2);
    ipc.previewImport.mockResolvedValueOnce(preview(1));
    await chosen.choose(file("y"));
    expect(ipc.previewImport).toHaveBeenLastCalledWith(bytes("y"), null);
  });

  it("is not hidden by the slow answer about the one before", async () => {
    let slow: (value: ImportPreview) => void = () => undefined;
    ipc.previewImport
      .mockReturnValueOnce(new Promise((done) => (slow = done)))
      .mockResolvedValueOnce(preview(2));
    const chosen = new ImportFile();
    const first = chosen.choose(file("first"));
    await vi.waitFor(() => {
      expect(ipc.previewImport).toHaveBeenCalledTimes(1);
    });
    await chosen.choose(file("second"));
    slow(preview(1));
    await first;
    expect(chosen.preview?.new).toBe(2);
  });

  it("that can’t be read says why, and the next one can", async () => {
    ipc.previewImport.mockRejectedValueOnce({ code: "import_not_text" });
    const chosen = new ImportFile();
    await chosen.choose(file("PK"));
    expect(chosen.reading.error?.code).toBe("import_not_text");
    expect(await chosen.add()).toBeNull();
    ipc.previewImport.mockResolvedValueOnce(preview(1));
    await chosen.choose(file("date"));
    expect([chosen.reading.error, chosen.preview?.new]).toEqual([null, 1]);
  });
});
